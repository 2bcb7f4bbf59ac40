// SPDX-License-Identifier: MIT
#include "interpreter/syntax/brackets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "interpreter/syntax/parse.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;
using Pieces = std::vector<Piece>;

char closer_of(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

class Matcher {
 public:
  explicit Matcher(const SourcePtr& source) : source_(source) {}

  void take(const Piece& piece) {
    switch (piece.kind) {
      case Kind::Open:
        open_.push_back(piece.span);
        if (open_.size() > static_cast<std::size_t>(kNestingLimit) && !is_too_deep_) {
          is_too_deep_ = true;
          report(piece.span, fmt::format("brackets are nested more than {} deep", kNestingLimit));
        }
        return;
      case Kind::Close:
        return close(piece.span);
      case Kind::UnclosedText:
        return report(piece.span, "this text never ends", "a text ends on its line, with '\"'");
      case Kind::UnclosedLua:
        return report({piece.span.begin, piece.span.begin + 3}, "this lua block never ends");
      case Kind::UnreadableLua:
        return report({piece.span.begin, piece.span.begin + 3}, "a lua block's brackets have at most four '='");
      default:
        return;
    }
  }

  void finish() {
    for (const Span span : open_) {
      if (is_too_deep_) break;  // the rest was not looked at
      report(span, fmt::format("'{}' is never closed", at(span)));
    }
    open_.clear();
  }

  bool is_sound() const { return diagnostics_.empty(); }
  bool is_too_deep() const { return is_too_deep_; }
  Diagnostics take_diagnostics() { return std::move(diagnostics_); }

 private:
  char at(Span span) const { return source_->text()[span.begin]; }

  std::string place(Span span) const {
    const Position position = source_->position(span.begin);
    return fmt::format("line {}, column {}", position.line, position.column);
  }

  void close(Span span) {
    const char closer = at(span);
    if (!open_.empty() && closer_of(at(open_.back())) == closer) {
      open_.pop_back();
      return;
    }
    const auto partner =
        std::find_if(open_.rbegin(), open_.rend(), [&](Span open) { return closer_of(at(open)) == closer; });
    if (open_.empty()) {
      report(span, fmt::format("'{}' closes nothing", closer));
    } else if (partner == open_.rend()) {
      report(span, fmt::format("'{}' cannot close the '{}' of {}", closer, at(open_.back()), place(open_.back())),
             fmt::format("expected '{}'", closer_of(at(open_.back()))));
      open_.pop_back();
    } else {
      while (closer_of(at(open_.back())) != closer) {
        report(open_.back(),
               fmt::format("'{}' is not closed before the '{}' of {}", at(open_.back()), closer, place(span)));
        open_.pop_back();
      }
      open_.pop_back();
    }
  }

  void report(Span span, std::string message, std::string note = {}) {
    diagnostics_.push_back({Severity::Error, source_, span, std::move(message), std::move(note), {}});
  }

  const SourcePtr& source_;
  std::vector<Span> open_;
  Diagnostics diagnostics_;
  bool is_too_deep_ = false;
};

// Does a statement of the file begin with this piece? It stands in the first column and is a word, but not `else`.
bool begins_statement(const Source& source, const Pieces& pieces, std::size_t i) {
  if (i > 0 && pieces[i - 1].kind != Kind::Line) return false;
  if (pieces[i].span.begin > 0 && source.text()[pieces[i].span.begin - 1] != '\n') return false;
  if (pieces[i].kind == Kind::Literal || pieces[i].kind == Kind::UnclosedLua)
    return source.text()[pieces[i].span.begin] == 'l';
  const char first = source.text()[pieces[i].span.begin];
  return pieces[i].kind == Kind::Word && (first < '0' || first > '9') && source.text(pieces[i].span) != "else";
}

// People indent what stands in brackets, so a word in the first column begins anew whatever is still open.
std::vector<Span> damage(const SourcePtr& source, const Pieces& pieces) {
  std::vector<Span> damaged;
  std::size_t begin = 0;
  while (begin < pieces.size()) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && !begins_statement(*source, pieces, end)) ++end;
    Matcher matcher(source);
    for (std::size_t i = begin; i < end; ++i) matcher.take(pieces[i]);
    matcher.finish();
    const std::uint32_t stop =
        end < pieces.size() ? pieces[end].span.begin : static_cast<std::uint32_t>(source->text().size());
    if (!matcher.is_sound()) damaged.push_back({pieces[begin].span.begin, stop});
    begin = end;
  }
  return damaged;
}

bool goes_on_after(std::string_view last) {
  static constexpr std::array kWords = {"and", "or", "not", "where", "by", "in", "then", "else"};
  if (last == ".." || last == "=>" || last == "~~" || last == "+-") return true;
  if (last.size() == 1) return std::string_view("=<>+-*/%^,").find(last) != std::string_view::npos;
  if (last == "==" || last == "!=" || last == "<=" || last == ">=") return true;
  return last.ends_with("≈") || last.ends_with("±") || std::find(kWords.begin(), kWords.end(), last) != kWords.end();
}

}  // namespace

BracketReport match_brackets(const SourcePtr& source) {
  const Pieces pieces = cut(source->text());
  Matcher matcher(source);
  for (const Piece& piece : pieces) {
    matcher.take(piece);
    if (matcher.is_too_deep()) break;
  }
  matcher.finish();
  BracketReport report;
  report.is_too_deep = matcher.is_too_deep();
  if (!matcher.is_sound() && !report.is_too_deep) report.damaged = damage(source, pieces);
  report.diagnostics = matcher.take_diagnostics();
  return report;
}

bool is_incomplete(std::string_view text) {
  std::vector<char> open;
  Span last;
  for (const Piece& piece : cut(text)) {
    if (piece.kind == Kind::Line) continue;
    if (piece.kind == Kind::UnclosedLua) return true;
    if (piece.kind == Kind::UnclosedText || piece.kind == Kind::UnreadableLua) return false;
    if (piece.kind == Kind::Open) open.push_back(text[piece.span.begin]);
    if (piece.kind == Kind::Close) {
      if (open.empty() || closer_of(open.back()) != text[piece.span.begin]) return false;
      open.pop_back();
    }
    // Signs that touch are read as one: `=` and `>` are `=>`.
    const bool touches = piece.kind == Kind::Symbol && last.end == piece.span.begin && last.size() > 0 &&
                         std::string_view("=!<>~+.").find(text[last.begin]) != std::string_view::npos;
    last = touches ? join(last, piece.span) : piece.span;
    if (piece.kind == Kind::Literal) last = {};
  }
  return !open.empty() || goes_on_after(text.substr(last.begin, last.size()));
}

}  // namespace ansatz::syntax

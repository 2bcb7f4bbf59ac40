// SPDX-License-Identifier: MIT
#include "interpreter/syntax/brackets.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "interpreter/syntax/bracket_matcher.h"
#include "interpreter/syntax/damage.h"
#include "interpreter/syntax/ended_lua.h"
#include "interpreter/syntax/pieces.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;

bool line_goes_on_after(std::string_view last) {
  static constexpr std::array kWords = {"and", "or", "not", "where", "by", "in", "then", "else"};
  if (last == ".." || last == "=>" || last == "~~" || last == "+-") return true;
  if (last.size() == 1) return std::string_view("=<>+-*/%^,").find(last) != std::string_view::npos;
  if (last == "==" || last == "!=" || last == "<=" || last == ">=") return true;
  return last.ends_with("≈") || last.ends_with("±") || std::find(kWords.begin(), kWords.end(), last) != kWords.end();
}

}  // namespace

BracketReport match_brackets(const SourcePtr& source) {
  std::vector<Piece> pieces = cut(source->text());
  BracketReport report;
  std::vector<Span> mended = mend_ended_lua(source, pieces, report.diagnostics);
  BracketMatcher matcher(source);
  for (const Piece& piece : pieces) {
    matcher.take(piece);
    if (matcher.is_too_deep()) break;
  }
  matcher.finish();
  report.is_too_deep = matcher.is_too_deep();
  if (!matcher.is_sound() && !report.is_too_deep) report.damaged = damage(source, pieces);
  report.damaged.insert(report.damaged.end(), mended.begin(), mended.end());
  std::sort(report.damaged.begin(), report.damaged.end(), [](Span a, Span b) { return a.begin < b.begin; });
  report.diagnostics.insert(report.diagnostics.end(), matcher.diagnostics().begin(), matcher.diagnostics().end());
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
  return !open.empty() || line_goes_on_after(text.substr(last.begin, last.size()));
}

}  // namespace ansatz::syntax

// SPDX-License-Identifier: MIT
#include "interpreter/syntax/bracket_matcher.h"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/syntax/parse.h"

namespace ansatz::syntax {
namespace {

using Kind = Piece::Kind;

std::size_t indentation(const Source& source, Span span) { return source.indentation(source.line_at(span.begin)); }

/// `orbit[#orbit + 1]`: what an unclosed bracket's line has instead of Lua's length. Empty for another line.
std::string length_for_comment(const Source& source, Span open) {
  const std::uint32_t line = source.line_at(open.begin);
  std::string_view rest = source.line(line).substr(open.begin - source.line_start(line));
  const std::size_t sign = rest.find('#');
  if (sign == rest.npos || rest.find(closer_of(rest[0]), sign) == rest.npos) return {};
  rest.remove_prefix(sign + 1);
  const auto is_letter = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_letter);
  if (end == rest.begin()) return {};
  return fmt::format("'#' begins a comment; a length is written length({})", std::string(rest.begin(), end));
}

char opener_of(char close) { return close == ')' ? '(' : close == ']' ? '[' : '{'; }

}  // namespace

char closer_of(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

bool is_first_of_line(const Source& source, Span span) {
  const std::uint32_t line = source.line_at(span.begin);
  return source.line_start(line) + source.indentation(line) == span.begin;
}

std::uint32_t header_of(const Source& source, Span close) {
  if (!is_first_of_line(source, close)) return 0;
  const std::uint32_t last = source.line_at(close.begin);
  const std::size_t indentation = source.indentation(last);
  bool has_body = false;
  for (std::uint32_t line = last - 1; line > 0; --line) {
    if (source.line(line).size() <= source.indentation(line)) continue;  // blank
    if (source.indentation(line) <= indentation) return has_body ? line : 0;
    has_body = true;
  }
  return 0;
}

void BracketMatcher::take(const Piece& piece) {
  if (diagnostics_.size() >= kMessageLimit) return;
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

void BracketMatcher::finish() {
  std::sort(leaning_.begin(), leaning_.end(), [](const auto& a, const auto& b) { return a.open.begin < b.open.begin; });
  for (const Span span : open_) {
    if (is_too_deep_) break;  // the rest was not looked at
    report(unclosed(span), fmt::format("'{}' is never closed", at(span)), length_for_comment(*source_, span));
  }
  open_.clear();
}

std::string BracketMatcher::place(Span span) const {
  const Position position = source_->position(span.begin);
  return fmt::format("line {}, column {}", position.line, position.column);
}

void BracketMatcher::close(Span span) {
  const char closer = at(span);
  if (!open_.empty() && closer_of(at(open_.back())) == closer) {
    if (closer == '}') lean(open_.back(), span);
    open_.pop_back();
    return;
  }
  const auto partner =
      std::find_if(open_.rbegin(), open_.rend(), [&](Span open) { return closer_of(at(open)) == closer; });
  if (open_.empty()) {
    const Span stray = closer == '}' && early_ ? *std::exchange(early_, {}) : span;
    const std::uint32_t header = header_of(*source_, stray);
    report(stray, fmt::format("'{}' closes nothing", closer),
           header == 0 ? "" : fmt::format("is '{}' missing in line {}?", opener_of(closer), header));
  } else if (partner == open_.rend()) {
    report(span, fmt::format("'{}' cannot close the '{}' of {}", closer, at(open_.back()), place(open_.back())),
           fmt::format("expected '{}'", closer_of(at(open_.back()))));
    open_.pop_back();
  } else {
    while (closer_of(at(open_.back())) != closer) {
      report(open_.back(),
             fmt::format("'{}' is not closed before the '{}' of {}", at(open_.back()), closer, place(span)),
             length_for_comment(*source_, open_.back()));
      open_.pop_back();
    }
    if (closer == '}') lean(open_.back(), span);
    open_.pop_back();
  }
}

// Notes a pair of braces that indentation speaks against.
void BracketMatcher::lean(Span open, Span close) {
  const std::size_t opened = indentation(*source_, open);
  const std::size_t closed = indentation(*source_, close);
  if (closed < opened && is_first_of_line(*source_, close)) leaning_.push_back({open, closed});
  if (closed > opened && !early_) early_ = close;
}

// Where a closing brace is missing, the one after it closes the block around, and the outermost stays open. Indentation
// tells which block was meant to end: one that seems to end on a line indented like the one around it.
Span BracketMatcher::unclosed(Span open) const {
  for (const Leaning& pair : leaning_) {
    const bool is_inside = at(open) == '{' && pair.open.begin > open.begin;
    if (is_inside && pair.closer_indentation == indentation(*source_, open)) open = pair.open;
  }
  return open;
}

void BracketMatcher::report(Span span, std::string message, std::string note) {
  diagnostics_.push_back({Severity::Error, source_, span, std::move(message), std::move(note), {}});
}

}  // namespace ansatz::syntax

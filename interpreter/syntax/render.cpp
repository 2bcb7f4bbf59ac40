// SPDX-License-Identifier: MIT
#include "interpreter/syntax/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "stdlib/core/utf8.h"

namespace ansatz::syntax {
namespace {

constexpr std::size_t kTab = 4;
constexpr std::size_t kWidth = 100;  // columns of a script's line that are shown

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Doubt:
      return "doubt";
    case Severity::Note:
      break;
  }
  return "note";
}

// Columns a terminal gives a code point: 2 for East Asian wide forms and emoji, 0 for combining marks.
std::size_t display_width(char32_t point) {
  const auto in = [&](char32_t low, char32_t high) { return point >= low && point <= high; };
  if (in(0x300, 0x36F) || in(0x200B, 0x200F) || in(0xFE00, 0xFE0F) || in(0x20D0, 0x20F0)) return 0;
  if (in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF) || in(0xFE30, 0xFE6F) ||
      in(0xFF00, 0xFF60) || in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1FAFF) || in(0x20000, 0x3FFFD)) {
    return 2;
  }
  return 1;
}

// A line as it is shown: tabs become spaces, what a terminal would act on becomes �.
struct Cell {
  std::string text;
  std::size_t width = 1;
  std::size_t offset = 0;  // byte in the line
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size();) {
    const core::CodePoint point = core::code_point_at(line, i);
    Cell cell{std::string(line.substr(i, point.size)), display_width(point.value), i};
    const bool is_control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
                            (point.value >= 0x202A && point.value <= 0x202E) ||
                            (point.value >= 0x2066 && point.value <= 0x2069);
    if (point.value == U'\t') {
      cell.width = kTab - column % kTab;
      cell.text.assign(cell.width, ' ');
    } else if (is_control || !point.is_valid) {
      cell.text = "\xEF\xBF\xBD";
      cell.width = 1;
    }
    column += cell.width;
    i += point.size;
    cells.push_back(std::move(cell));
  }
  return cells;
}

struct Excerpt {
  std::string line;
  std::size_t indent = 0;  // columns before the caret
  std::size_t width = 1;   // columns the carets cover
};

// The bytes of a line from which an excerpt around `begin` can be made, so that a line of megabytes costs no more than
// others.
Span neighbourhood(std::string_view line, std::size_t begin) {
  constexpr std::size_t kReach = 8 * kWidth;
  const auto boundary = [&](std::size_t at) {
    while (at > 0 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) --at;
    return static_cast<std::uint32_t>(at);
  };
  return {boundary(begin > kReach ? begin - kReach : 0), boundary(std::min(line.size(), begin + kReach))};
}

Excerpt excerpt(std::string_view whole, std::size_t begin, std::size_t end) {
  const Span near = neighbourhood(whole, begin);
  const std::vector<Cell> cells = cells_of(whole.substr(near.begin, near.size()));
  std::size_t caret = 0;
  std::size_t covered = 0;
  std::size_t total = 0;
  for (const Cell& cell : cells) {
    const std::size_t offset = cell.offset + near.begin;
    if (offset < begin) caret += cell.width;
    if (offset >= begin && offset < end) covered += cell.width;
    total += cell.width;
  }
  std::size_t from = 0;
  if (total > kWidth && caret > kWidth / 2) from = std::min(caret - kWidth / 2, total - kWidth);
  Excerpt shown;
  std::size_t column = 0;
  std::size_t first = from;  // column of the first cell shown; wide cells may straddle the cut
  bool is_first = true;
  for (const Cell& cell : cells) {
    if (column >= from && column + cell.width <= from + kWidth) {
      if (is_first) first = column;
      is_first = false;
      shown.line += cell.text;
    }
    column += cell.width;
  }
  shown.indent = caret - std::min(caret, first);
  shown.width = std::max<std::size_t>(1, std::min(covered, from + kWidth - std::min(caret, from + kWidth)));
  if (from > 0 || near.begin > 0) {
    shown.line.insert(0, "… ");
    shown.indent += 2;
  }
  if (total > from + kWidth || near.end < whole.size()) shown.line += " …";
  return shown;
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  std::string out;
  const auto write = std::back_inserter(out);
  const std::string_view severity = word(diagnostic.severity);
  if (diagnostic.source == nullptr) {
    fmt::format_to(write, "{}: {}\n", severity, diagnostic.message);
  } else {
    const Source& source = *diagnostic.source;
    const Position place = source.position(diagnostic.span.begin);
    fmt::format_to(write, "{}:{}:{}: {}: {}\n", source.name(), place.line, place.column, severity, diagnostic.message);
    const std::uint32_t start = source.line_start(place.line);
    const std::uint32_t end = std::max(diagnostic.span.begin, diagnostic.span.end);
    const Excerpt shown = excerpt(source.line(place.line), diagnostic.span.begin - start, end - start);
    const std::string number = fmt::format("{}", place.line);
    fmt::format_to(write, "  {} |{}{}\n", number, shown.line.empty() ? "" : " ", shown.line);
    fmt::format_to(write, "  {:{}} | {:{}}^{:~<{}}", "", number.size(), "", shown.indent, "", shown.width - 1);
    if (!diagnostic.caret_note.empty()) fmt::format_to(write, " {}", diagnostic.caret_note);
    out += '\n';
  }
  for (const Diagnostic::Line& line : diagnostic.lines) fmt::format_to(write, "  {}: {}\n", line.label, line.text);
  return out;
}

std::string render(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += render(diagnostic);
  return out;
}

}  // namespace ansatz::syntax

// SPDX-License-Identifier: MIT
#include "interpreter/format/wrap.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "interpreter/format/format.h"

namespace ansatz::format {
namespace {

using Kind = Item::Kind;

/// How natural a break after an item is; lower is better, 0 is none.
int rank_of(const Item& item) {
  if (item.kind == Kind::Comma) return 1;
  if (item.is("or") || item.is("and")) return 2;
  if (item.is("where") || item.is("else") || item.is("then")) return 3;
  if (item.is("+")) return 4;
  return 0;
}

bool spans_lines(const Line& line) {
  return std::any_of(line.items.begin(), line.items.end(),
                     [](const Item& item) { return item.text.find('\n') != std::string_view::npos; });
}

void break_before(std::vector<Line>& parts, const Line& line, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  Line part;
  part.items.assign(line.items.begin() + static_cast<std::ptrdiff_t>(begin),
                    line.items.begin() + static_cast<std::ptrdiff_t>(end));
  for (Item& item : part.items) item.blanks = std::min<std::size_t>(item.blanks, 1);
  part.is_after_empty = parts.empty() && line.is_after_empty;
  part.is_wrapped = parts.empty() ? line.is_wrapped : true;
  parts.push_back(std::move(part));
}

/// The block that opens and closes on the line, outermost and first.
std::optional<std::pair<std::size_t, std::size_t>> block_of(const Line& line) {
  for (std::size_t i = 0; i < line.items.size(); ++i) {
    if (!line.items[i].opens('{')) continue;
    int depth = 0;
    for (std::size_t k = i; k < line.items.size(); ++k) {
      if (line.items[k].kind == Kind::Open) ++depth;
      if (line.items[k].kind == Kind::Close && --depth == 0) {
        if (k > i + 1) return std::pair{i, k};
        break;
      }
    }
  }
  return std::nullopt;
}

std::vector<Line> at_statements(const Line& line, std::size_t open, std::size_t close) {
  std::vector<Line> parts;
  break_before(parts, line, 0, open + 1);
  std::size_t begin = open + 1;
  int depth = 0;
  for (std::size_t i = open + 1; i < close; ++i) {
    if (line.items[i].kind == Kind::Open) ++depth;
    if (line.items[i].kind == Kind::Close) --depth;
    if (line.items[i].kind != Kind::Semicolon || depth > 0) continue;
    break_before(parts, line, begin, i);
    begin = i + 1;
  }
  break_before(parts, line, begin, close);
  break_before(parts, line, close, line.items.size());
  return parts;
}

/// The last item within the width after which the outermost list or operation may break.
std::optional<std::size_t> break_of(const Line& line, const std::vector<std::size_t>& columns) {
  struct Candidate {
    int depth, rank;
    std::size_t item;
  };
  std::optional<Candidate> best;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < line.code_size(); ++i) {
    const Item& item = line.items[i];
    if (item.kind == Kind::Open) ++depth;
    if (item.kind == Kind::Close) --depth;
    if (columns[i] + width_of(item.text) > kWidth) break;
    const int rank = rank_of(item);
    if (rank == 0 || columns[i] < columns[0] + kWidth / 4) continue;
    if (!best || std::pair(depth, rank) <= std::pair(best->depth, best->rank)) best = {depth, rank, i};
  }
  if (!best) return std::nullopt;
  return best->item;
}

std::vector<Line> parts_of(const Line& line, const std::vector<std::size_t>& columns) {
  if (line.code_size() == 0 || spans_lines(line)) return {line};
  const std::size_t last = line.code_size() - 1;
  if (columns[last] + width_of(line.items[last].text) <= kWidth) return {line};
  if (const auto block = block_of(line)) return at_statements(line, block->first, block->second);
  const auto item = break_of(line, columns);
  if (!item) return {line};
  std::vector<Line> parts;
  break_before(parts, line, 0, *item + 1);
  break_before(parts, line, *item + 1, line.items.size());
  return parts;
}

}  // namespace

bool wrap(Lines& lines, const Columns& columns) {
  Lines result;
  result.reserve(lines.size());
  bool is_broken = false;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    std::vector<Line> parts = parts_of(lines[l], columns[l]);
    is_broken = is_broken || parts.size() > 1;
    std::move(parts.begin(), parts.end(), std::back_inserter(result));
  }
  lines = std::move(result);
  return is_broken;
}

}  // namespace ansatz::format

// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/joint/column.h"
#include "stdlib/information/discrete/joint/joint.h"
#include "stdlib/information/discrete/joint/numbering.h"

namespace ansatz::information {

namespace {

using Columns = std::vector<std::pair<std::string, core::Array>>;

constexpr std::size_t kBlock = 2048;       // rows whose keys stay in the nearest cache
constexpr std::uint64_t kTable = 1 << 22;  // counters of a table of all cells, at most

/// Counts in a table of all cells: for columns of narrow range. The cells come in the order of their keys.
Joint count_in_table(const Columns& columns, const std::vector<NarrowRange>& ranges, std::size_t cells) {
  const std::size_t rows = columns[0].second.size();
  std::vector<std::uint32_t> counts(cells, 0);
  std::vector<std::uint32_t> keys(kBlock);
  for (std::size_t first = 0; first < rows; first += kBlock) {
    const auto block = std::span(keys).first(std::min(kBlock, rows - first));
    std::fill(block.begin(), block.end(), 0U);
    for (std::size_t c = 0; c < columns.size(); ++c) append_narrow(columns[c].second, ranges[c], first, block);
    for (const std::uint32_t key : block) ++counts[key];
  }
  Joint joint;
  joint.rows = static_cast<double>(rows);
  joint.codes.resize(columns.size());
  for (std::size_t key = 0; key < cells; ++key) {
    if (counts[key] == 0) continue;
    joint.weights.push_back(counts[key]);
    std::size_t rest = key;
    for (std::size_t c = columns.size(); c-- > 0; rest /= ranges[c].width)
      joint.codes[c].push_back(static_cast<std::uint32_t>(rest % ranges[c].width));
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    // Only values that occur are of the alphabet.
    std::vector<std::uint32_t> place(ranges[c].width, 0), occurring;
    for (const auto code : joint.codes[c]) place[code] = 1;
    for (std::uint32_t code = 0; code < place.size(); ++code) {
      if (place[code] == 0) continue;
      place[code] = static_cast<std::uint32_t>(occurring.size());
      occurring.push_back(code);
    }
    for (auto& code : joint.codes[c]) code = place[code];
    joint.variables.push_back({columns[c].first, narrow_values(columns[c].second, ranges[c], occurring)});
  }
  return joint;
}

/// Counts the rows that differ, whatever the columns hold.
Joint count_by_key(const Columns& columns) {
  const std::size_t rows = columns[0].second.size();
  Joint joint;
  joint.rows = static_cast<double>(rows);
  std::vector<std::vector<std::uint32_t>> codes;
  RowKeys keys;
  keys.begin(rows);
  for (const auto& [name, column] : columns) {
    Coded coded = code_column(column);
    keys.append(coded.values.size(), [&](std::size_t i) { return coded.codes[i]; });
    joint.variables.push_back({name, std::move(coded.values)});
    codes.push_back(std::move(coded.codes));
  }
  const RowKeys::Numbers cells = keys.numbers();
  std::vector<double> counts;
  std::vector<std::size_t> seen_at;  // a row of each cell
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint32_t cell = cells.of_row[i];
    if (cell == counts.size()) {
      counts.push_back(0);
      seen_at.push_back(i);
    }
    counts[cell] += 1;
  }
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto i, auto j) {
    for (const auto& column : codes)
      if (column[seen_at[i]] != column[seen_at[j]]) return column[seen_at[i]] < column[seen_at[j]];
    return false;
  });
  joint.codes.resize(columns.size());
  for (const auto cell : order) {
    joint.weights.push_back(counts[cell]);
    for (std::size_t c = 0; c < codes.size(); ++c) joint.codes[c].push_back(codes[c][seen_at[cell]]);
  }
  return joint;
}

}  // namespace

Joint count_rows(const std::string& kernel, const Columns& columns) {
  if (columns.empty()) throw core::BadParameter(kernel, "p", "a sample without columns", "a sample of some variables");
  const std::size_t rows = columns[0].second.size();
  std::vector<NarrowRange> ranges;
  std::uint64_t cells = 1;
  bool is_narrow = true;
  for (const auto& [name, column] : columns) {
    ranges.push_back(check_column(kernel, name, column));
    if (column.size() != rows)
      throw core::BadParameter(kernel, name, fmt::format("a column of {} rows", column.size()),
                               fmt::format("of {} rows, as {} is", rows, columns[0].first));
    is_narrow = is_narrow && ranges.back().width > 0 && cells * ranges.back().width <= kTable;
    if (is_narrow) cells *= ranges.back().width;
  }
  if (rows == 0) throw core::BadParameter(kernel, "p", "a sample of 0 rows", "a sample of at least 1 row");
  if (rows > 0xFFFFFFFE) throw core::BadParameter(kernel, "p", fmt::format("{} rows", rows), "fewer than 4294967295");
  // A table far larger than the sample costs more than it spares.
  if (is_narrow && cells <= 64 * rows + 65536) return count_in_table(columns, ranges, cells);
  return count_by_key(columns);
}

}  // namespace ansatz::information

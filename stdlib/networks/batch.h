// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::networks {

/// Numbers in rows and columns, kept column by column: a row a pattern, a column a unit.
struct Batch {
  Batch() = default;
  Batch(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count) {}

  std::size_t rows = 0, columns = 0;
  std::vector<double> values;  ///< column j from j · rows

  std::span<double> column(std::size_t j) { return {values.data() + j * rows, rows}; }
  std::span<const double> column(std::size_t j) const { return {values.data() + j * rows, rows}; }
  double& at(std::size_t row, std::size_t column) { return values[column * rows + row]; }
  double at(std::size_t row, std::size_t column) const { return values[column * rows + row]; }
};

/// Some of the rows, in the order named.
inline Batch rows_of(const Batch& all, std::span<const std::size_t> rows) {
  Batch out(rows.size(), all.columns);
  for (std::size_t j = 0; j < all.columns; ++j)
    for (std::size_t i = 0; i < rows.size(); ++i) out.at(i, j) = all.at(rows[i], j);
  return out;
}

}  // namespace ansatz::networks

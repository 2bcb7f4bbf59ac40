// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/counts.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::hypothesis {

Counts read_counts(const std::string& kernel, const core::Array& table) {
  if (table.rank() != 2 || table.dimension(0).size < 2 || table.dimension(1).size < 2)
    throw core::BadParameter(
        kernel, "table",
        table.rank() == 2 ? fmt::format("of {} rows and {} columns", table.dimension(0).size, table.dimension(1).size)
                          : fmt::format("an array of {} dimensions", table.rank()),
        "a table of at least 2 rows and 2 columns");
  Counts out;
  out.rows = table.dimension(0).size, out.columns = table.dimension(1).size;
  const core::Array numbers = table.as_real();
  out.values.assign(numbers.real().begin(), numbers.real().end());
  out.row_sums.assign(out.rows, 0), out.column_sums.assign(out.columns, 0);
  for (std::size_t i = 0; i < out.rows; ++i) {
    for (std::size_t j = 0; j < out.columns; ++j) {
      const double count = out.at(i, j);
      if (!(count >= 0) || count != std::floor(count) || count > 0x1p53)
        throw core::BadParameter(kernel, "table", fmt::format("{:g} in row {}, column {}", count, i + 1, j + 1),
                                 "whole numbers from 0 on");
      out.row_sums[i] += count, out.column_sums[j] += count, out.total += count;
    }
  }
  if (!(out.total > 0)) throw core::BadParameter(kernel, "table", "0 everywhere", "counts of something");
  return out;
}

Counts read_four_counts(const std::string& kernel, const core::Array& table) {
  Counts out = read_counts(kernel, table);
  if (out.rows != 2 || out.columns != 2)
    throw core::BadParameter(kernel, "table", fmt::format("of {} rows and {} columns", out.rows, out.columns),
                             "a table of 2 rows and 2 columns");
  return out;
}

}  // namespace ansatz::hypothesis

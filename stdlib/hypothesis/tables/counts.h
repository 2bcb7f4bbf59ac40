// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::hypothesis {

/// A table of counts.
struct Counts {
  std::size_t rows = 0, columns = 0;
  std::vector<double> values;  ///< row by row
  double at(std::size_t i, std::size_t j) const { return values[i * columns + j]; }
  std::vector<double> row_sums, column_sums;
  double total = 0;
};

/// Errors   BadParameter: another rank than 2, fewer than 2 rows or columns, a value that is no whole number from 0 on,
///          no count at all.
Counts read_counts(const std::string& kernel, const core::Array& table);

/// The same of a table of two rows and two columns.
Counts read_four_counts(const std::string& kernel, const core::Array& table);

}  // namespace ansatz::hypothesis

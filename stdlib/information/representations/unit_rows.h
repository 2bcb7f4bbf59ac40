// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Rows over their length, without those that have none.
struct UnitRows {
  Points rows;
  std::vector<std::size_t> kept;  ///< which they were
  std::vector<double> lengths;    ///< and how long
};

/// `values` are count × dimension, column by column, and finite.
UnitRows unit_rows(std::span<const double> values, std::size_t count, std::size_t dimension);

}  // namespace ansatz::information

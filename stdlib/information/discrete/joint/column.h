// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// Whole numbers that lie so close together that a value less the smallest one is its code.
struct NarrowRange {
  double low = 0;
  std::size_t width = 0;  ///< largest − smallest + 1; 0 where the column is not of this kind
};

/// Holds a column of a sample against what a discrete variable may hold.
/// Errors   BadParameter naming the column and the row: fractions, NaN, infinities, complex numbers, two dimensions.
NarrowRange check_column(const std::string& kernel, const std::string& name, const core::Array& column);

/// keys[i] ← keys[i]·width + (column[first + i] − low), for a column of narrow range.
void append_narrow(const core::Array& column, const NarrowRange& range, std::size_t first,
                   std::span<std::uint32_t> keys);

/// The values that occur, sorted, and which of them stands in each row.
struct Coded {
  core::Array values;
  std::vector<std::uint32_t> codes;
};
Coded code_column(const core::Array& column);

/// The alphabet of a column of narrow range, of the codes that occur.
core::Array narrow_values(const core::Array& column, const NarrowRange& range,
                          const std::vector<std::uint32_t>& occurring);

}  // namespace ansatz::information

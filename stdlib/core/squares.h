// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <span>

namespace ansatz::core {

/// Magnitude up to which squares and sums of many of them are numbers: √(1.8e308), with room for 10^4 terms.
inline constexpr double kLargestSquared = 1e152;

/// Magnitude from which squares have all their digits: √(2.2e-308), with room for a ten-thousandth of it.
inline constexpr double kSmallestSquared = 1e-150;

/// Whether values differ, but all are so small that the squares of their differences are lost. Ends with the first
/// value that is not.
inline bool vanish_squared(std::span<const double> values) {
  bool differ = false;
  for (const double v : values) {
    if (!(std::abs(v) < kSmallestSquared)) return false;
    differ |= v != values.front();
  }
  return differ;
}

/// What they must be instead.
inline constexpr const char* kSquarable =
    "constant, or 1e-150 at least somewhere, so that squares are numbers: take another unit";

}  // namespace ansatz::core

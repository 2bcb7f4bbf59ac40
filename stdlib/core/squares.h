// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::core {

/// Magnitude up to which squares and sums of many of them are numbers: √(1.8e308), with room for 10^4 terms.
inline constexpr double kLargestSquared = 1e152;

}  // namespace ansatz::core

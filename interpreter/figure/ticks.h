// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "interpreter/figure/mathtext.h"

namespace ansatz::figure {

/// Where an axis is marked.
struct Ticks {
  std::vector<std::pair<double, Rich>> labelled;  ///< values of the axis, ascending
  std::vector<double> minor;                      ///< marked without a number
  int exponent = 0;                               ///< the numbers are to be read times ten to this
};

/// The width of the widest label, as a multiple of the type size.
double widest_em(const Ticks& ticks);

/// Round values (1, 2 or 5 times a power of ten) between `low` and `high`, about `wanted` of them. Numbers beyond 10⁵
/// or below 10⁻³ are written as multiples of a common power of ten.
Ticks linear_ticks(double low, double high, double wanted);

/// Decades, thinned to about `wanted`, with 2 … 9 between them where there is room; a range of under a decade and a
/// half is marked at round values instead. `low` must be positive.
Ticks log_ticks(double low, double high, double wanted);

/// Names at 1, 2, 3 …
Ticks category_ticks(const std::vector<std::string>& names);

/// " (10^n unit)": what an axis says after its label; empty where there is neither.
Rich scale_note(int exponent, const core::Unit& unit);

}  // namespace ansatz::figure

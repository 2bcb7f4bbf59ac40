// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::figure {

/// The quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman and Fan, The
/// American Statistician 50 (1996) 361). `sorted` must not be empty; 0 ≤ p ≤ 1.
inline double quantile(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace ansatz::figure

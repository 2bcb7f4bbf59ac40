// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <span>

namespace ansatz::bottleneck {

/// What a mass adds to an entropy, −x ln x; 0 at and below 0.
inline double entropy_term(double x) { return x > 0 ? -x * std::log(x) : 0; }

/// Of masses that need not sum to one.
inline double entropy_of(std::span<const double> masses) {
  double sum = 0;
  for (const double x : masses) sum += entropy_term(x);
  return sum;
}

}  // namespace ansatz::bottleneck

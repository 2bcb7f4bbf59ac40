// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>

#include "stdlib/core/squares.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// Puts rows whose squares are lost into a unit of 2ᵏ, in which the largest number is about 1, and leaves others as
/// they are. Gives k: what is measured there as a length is 2ᵏ times that.
inline int scale_up(Points& points) {
  if (!core::vanish_squared(points.values)) return 0;
  double largest = 0;
  for (const double v : points.values) largest = std::max(largest, std::abs(v));
  const int exponent = std::ilogb(largest);
  for (double& v : points.values) v = std::scalbn(v, -exponent);
  return exponent;
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/moments.h"

namespace ansatz::hypothesis {

Moments moments(std::span<const double> values) {
  Moments out;
  out.n = static_cast<double>(values.size());
  // About the first value, so that a constant sample sums zeros.
  const double origin = values.front();
  double sum = 0;
  for (const double v : values) sum += v - origin;
  out.mean = origin + sum / out.n;
  double drift = 0;
  for (const double v : values) {
    out.squares += (v - out.mean) * (v - out.mean);
    drift += v - out.mean;
  }
  out.squares -= drift * drift / out.n;  // what rounding of the mean left over
  return out;
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/standardised_moments.h"

#include <cmath>

namespace ansatz::hypothesis {

StandardisedMoments standardised_moments(std::span<const double> values) {
  const Moments all = moments(values);
  StandardisedMoments out{.n = all.n, .is_constant = !(all.squares > 0)};
  if (out.is_constant) return out;
  const double spread = std::sqrt(all.squares / all.n);
  for (const double v : values) {
    const double z = (v - all.mean) / spread, z2 = z * z;
    out.skewness += z2 * z / all.n;
    out.kurtosis += z2 * z2 / all.n;
  }
  return out;
}

}  // namespace ansatz::hypothesis

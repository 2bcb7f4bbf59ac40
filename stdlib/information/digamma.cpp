// SPDX-License-Identifier: MIT
#include "stdlib/information/digamma.h"

#include <cmath>

namespace ansatz::information {

double digamma(double n) {
  double shift = 0;
  for (; n < 16; ++n) shift -= 1 / n;
  const double s = 1 / (n * n);
  return shift + std::log(n) - 0.5 / n - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s / 132))));
}

DigammaTable::DigammaTable(std::size_t n) : values_(n) {
  // ψ(n + 1) = ψ(n) + 1/n, begun anew now and then so that rounding does not pile up.
  constexpr std::size_t kFresh = 64;
  for (std::size_t i = 0; i < n; ++i)
    values_[i] = i % kFresh == 0 ? digamma(static_cast<double>(i + 1)) : values_[i - 1] + 1 / static_cast<double>(i);
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace ansatz::information {

/// ψ at a whole number of at least 1, good to rounding: harmonic sum below 16, asymptotic series (Abramowitz & Stegun
/// 6.3.18) above.
double digamma(double n);

/// ψ(1) … ψ(n), looked up.
class DigammaTable {
 public:
  explicit DigammaTable(std::size_t n);
  double operator()(std::size_t n) const { return values_[n - 1]; }

 private:
  std::vector<double> values_;
};

}  // namespace ansatz::information

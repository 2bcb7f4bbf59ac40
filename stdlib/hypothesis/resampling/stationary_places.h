// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/random.h"

namespace ansatz::hypothesis {

/// Fills `places` with as many places of a series as there are: each is the next one after that before it, the first
/// coming after the last, or, with probability 1/`mean_length`, any. So stretches have lengths of mean `mean_length`,
/// at least 1, and what is drawn is stationary as the series is.
///
/// Source   Politis & Romano, J. Am. Stat. Assoc. 89 (1994) 1303.
class StationaryPlaces {
 public:
  explicit StationaryPlaces(double mean_length) : fresh_(1 / mean_length) {}
  void operator()(const core::Stream& stream, std::span<std::uint32_t> places);

 private:
  double fresh_;
  std::vector<double> uniform_;
};

/// Variance over draws of √n times their mean, of values whose mean is 0: γ₀ + 2 Σ κ_l γ_l, with autocovariances γ of
/// divisor n, κ_l = (1 − l/n)(1 − q)^l + (l/n)(1 − q)^{n − l}, q = 1/`mean_length`.
double stationary_variance(const std::vector<double>& centred, double mean_length);

}  // namespace ansatz::hypothesis

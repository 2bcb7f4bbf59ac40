// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::hypothesis {

/// Midranks of pooled samples: equal doubles share the mean of their ranks 1 … N.
struct Ranks {
  std::vector<double> sums;         ///< of each sample's ranks; multiples of ½, so exact up to 2^52
  std::vector<std::size_t> blocks;  ///< sizes of the runs of equal values, in increasing order of value
  double tie_sum = 0;               ///< Σ (t³ − t) over blocks
  int ties = 0;                     ///< blocks of more than one
};

/// O(N log N); samples that are sorted, up to two of them, are only merged. Infinities are ordinary values; NaN must
/// have been left out.
Ranks pooled_ranks(const std::vector<std::vector<double>>& samples);

/// The midrank of each value, 1 … n, in the order given. O(n log n).
std::vector<double> midranks(std::span<const double> values);

/// Σ (t³ − t) over runs of equal values.
double tie_sum_of(std::vector<double> values);

}  // namespace ansatz::hypothesis

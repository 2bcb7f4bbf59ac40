// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::hypothesis {

/// Midranks of pooled samples: equal doubles share the mean of their ranks 1 … N.
struct Ranks {
  std::vector<std::vector<double>> of;  ///< like the samples
  std::vector<std::size_t> blocks;      ///< sizes of the runs of equal values, in increasing order of value
  double tie_sum = 0;                   ///< Σ (t³ − t) over blocks
  int ties = 0;                         ///< blocks of more than one
};

/// O(N log N). Infinities are ordinary values; NaN must have been left out.
Ranks pooled_ranks(const std::vector<std::vector<double>>& samples);

/// Σ of one sample's ranks.
double rank_sum(const std::vector<double>& ranks);

}  // namespace ansatz::hypothesis

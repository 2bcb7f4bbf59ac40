// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "support/split_mix.h"

namespace ansatz::bottleneck::couplings {

using Masses = std::vector<double>;

/// Uniform among the distributions of n outcomes.
inline Masses random_masses(support::SplitMix& random, std::size_t n) {
  Masses out(n);
  double sum = 0;
  for (double& p : out) sum += p = -std::log(random.uniform());
  for (double& p : out) p /= sum;
  return out;
}

}  // namespace ansatz::bottleneck::couplings

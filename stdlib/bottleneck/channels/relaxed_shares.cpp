// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/channels/relaxed_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ansatz::bottleneck {

std::vector<double> relaxed_shares(const std::vector<double>& shares, const std::vector<double>& gains, double stride) {
  constexpr double kLeast = 1e-290;
  const double top = *std::max_element(gains.begin(), gains.end());
  std::vector<double> next(shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i)
    next[i] = std::max(kLeast, shares[i] * std::exp(stride * (gains[i] - top)));
  const double sum = std::accumulate(next.begin(), next.end(), 0.0);
  for (double& share : next) share /= sum;
  return next;
}

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/envelope.h"

#include <algorithm>
#include <numeric>

namespace ansatz::bottleneck {

std::vector<std::size_t> concave_envelope(std::span<const double> x, std::span<const double> y) {
  std::vector<std::size_t> order(x.size()), kept;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : y[a] > y[b]; });
  for (const std::size_t i : order) {
    if (!kept.empty() && y[i] <= y[kept.back()]) continue;  // costs as much or more, and tells no more
    const auto is_below = [&] {
      const std::size_t a = kept[kept.size() - 2], b = kept.back();
      return (y[b] - y[a]) * (x[i] - x[a]) <= (y[i] - y[a]) * (x[b] - x[a]);
    };
    while (kept.size() > 1 && is_below()) kept.pop_back();
    kept.push_back(i);
  }
  return kept;
}

double height_of(std::span<const double> x, std::span<const double> y, std::span<const std::size_t> envelope,
                 double at) {
  for (std::size_t k = 1; k < envelope.size(); ++k) {
    const std::size_t a = envelope[k - 1], b = envelope[k];
    if (at > x[b]) continue;
    return at <= x[a] ? y[a] : y[a] + (y[b] - y[a]) * (at - x[a]) / (x[b] - x[a]);
  }
  return y[envelope.back()];
}

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/categories/merges.h"

#include <limits>
#include <numeric>

namespace ansatz::bottleneck {

std::vector<std::vector<std::size_t>> merges(const information::Points& items, const core::Run& run) {
  const std::size_t n = items.count;
  // Squared distances times the reduced size, n_a n_b/(n_a + n_b); Lance and Williams' update keeps them so.
  std::vector<double> cost(n * n), size(n, 1.0);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t a = 0; a < items.dimension; ++a)
        cost[i * n + j] += 0.5 * (items.at(i, a) - items.at(j, a)) * (items.at(i, a) - items.at(j, a));
  std::vector<std::size_t> label(n), live(n);
  std::iota(label.begin(), label.end(), std::size_t{0});
  std::iota(live.begin(), live.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> out{label};
  while (live.size() > 1) {
    run.tick();
    double least = std::numeric_limits<double>::infinity();
    std::size_t first = 0, second = 1;
    for (std::size_t p = 0; p < live.size(); ++p) {
      for (std::size_t q = p + 1; q < live.size(); ++q) {
        const double found = cost[live[p] * n + live[q]];
        if (!(found < least)) continue;
        least = found;
        first = p;
        second = q;
      }
    }
    const std::size_t a = live[first], b = live[second];
    for (const std::size_t k : live) {
      if (k == a || k == b) continue;
      const double merged =
          ((size[a] + size[k]) * cost[a * n + k] + (size[b] + size[k]) * cost[b * n + k] - size[k] * least) /
          (size[a] + size[b] + size[k]);
      cost[a * n + k] = cost[k * n + a] = merged;
    }
    size[a] += size[b];
    for (std::size_t& l : label)
      if (l == b) l = a;
    live.erase(live.begin() + static_cast<std::ptrdiff_t>(second));
    out.push_back(label);
  }
  return out;
}

}  // namespace ansatz::bottleneck

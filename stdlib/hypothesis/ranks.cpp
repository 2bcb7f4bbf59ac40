// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace ansatz::hypothesis {

Ranks pooled_ranks(const std::vector<std::vector<double>>& samples) {
  struct Place {
    double value;
    std::uint32_t sample, index;
  };
  std::vector<Place> pool;
  Ranks ranks;
  const auto by_value = [](const Place& a, const Place& b) { return a.value < b.value; };
  bool sorted = true;
  for (std::size_t g = 0; g < samples.size(); ++g) {
    const auto before = static_cast<std::ptrdiff_t>(pool.size());
    ranks.of.emplace_back(samples[g].size());
    for (std::size_t i = 0; i < samples[g].size(); ++i)
      pool.push_back({samples[g][i], static_cast<std::uint32_t>(g), static_cast<std::uint32_t>(i)});
    // Samples that come sorted are only merged.
    sorted = sorted && std::is_sorted(samples[g].begin(), samples[g].end());
    if (sorted) std::inplace_merge(pool.begin(), pool.begin() + before, pool.end(), by_value);
  }
  if (!sorted) std::sort(pool.begin(), pool.end(), by_value);
  for (std::size_t first = 0; first < pool.size();) {
    std::size_t last = first + 1;
    while (last < pool.size() && pool[last].value == pool[first].value) ++last;
    const auto size = static_cast<double>(last - first);
    const double midrank = 0.5 * static_cast<double>(first + 1 + last);
    for (std::size_t i = first; i < last; ++i) ranks.of[pool[i].sample][pool[i].index] = midrank;
    ranks.blocks.push_back(last - first);
    ranks.tie_sum += size * size * size - size;
    ranks.ties += last - first > 1;
    first = last;
  }
  return ranks;
}

double rank_sum(const std::vector<double>& ranks) {
  // Midranks are multiples of ½: the sum is exact up to 2^52.
  return std::accumulate(ranks.begin(), ranks.end(), 0.0);
}

}  // namespace ansatz::hypothesis

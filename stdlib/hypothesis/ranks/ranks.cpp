// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/ranks.h"

#include <algorithm>
#include <cstdint>

#include "stdlib/core/ranks.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/stop_point.h"

namespace ansatz::hypothesis {

namespace {

using Sample = std::vector<double>;

/// Values in increasing order, and whose they are.
struct Pool {
  explicit Pool(std::size_t size) : values(size), owners(size) {}
  std::vector<double> values;
  std::vector<std::uint32_t> owners;
};

/// No branch on the data: which of two samples comes next is a coin toss to the processor.
Pool merged(const Sample& x, const Sample& y) {
  Pool pool(x.size() + y.size());
  std::size_t i = 0, j = 0;
  while (i < x.size() && j < y.size()) {
    if ((i + j) % core::kStretch == 0) core::stop_point();
    const bool second = y[j] < x[i];
    pool.values[i + j] = second ? y[j] : x[i];
    pool.owners[i + j] = second ? 1 : 0;
    j += second ? 1 : 0;
    i += second ? 0 : 1;
  }
  const auto middle = static_cast<std::ptrdiff_t>(i + j);
  std::fill(pool.owners.begin() + middle, pool.owners.end(), i < x.size() ? 0 : 1);
  const auto rest = std::copy(x.begin() + static_cast<std::ptrdiff_t>(i), x.end(), pool.values.begin() + middle);
  std::copy(y.begin() + static_cast<std::ptrdiff_t>(j), y.end(), rest);
  return pool;
}

Pool sorted(const std::vector<Sample>& samples) {
  std::vector<double> values;
  std::vector<std::uint32_t> owners;
  for (std::size_t g = 0; g < samples.size(); ++g) {
    values.insert(values.end(), samples[g].begin(), samples[g].end());
    owners.resize(values.size(), static_cast<std::uint32_t>(g));
  }
  const std::vector<std::size_t> places = core::sorted_places(values);
  Pool pool(values.size());
  core::with_stop_points(places.size(), [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      pool.values[i] = values[places[i]];
      pool.owners[i] = owners[places[i]];
    }
  });
  return pool;
}

/// found(first, last) for each run of equal ones among n, in their order, with stop points.
void each_tie(std::size_t n, const auto& are_equal, const auto& found) {
  for (std::size_t first = 0, told = 0; first < n;) {
    std::size_t last = first + 1;
    while (last < n && are_equal(first, last)) ++last;
    found(first, last);
    first = last;
    if (first - told >= core::kStretch) core::stop_point(), told = first;
  }
}

bool is_sorted(const Sample& sample) { return std::is_sorted(sample.begin(), sample.end()); }

}  // namespace

Ranks pooled_ranks(const std::vector<Sample>& samples) {
  const bool merge = samples.size() == 2 && is_sorted(samples[0]) && is_sorted(samples[1]);
  const Pool pool = merge ? merged(samples[0], samples[1]) : sorted(samples);
  Ranks ranks;
  ranks.sums.assign(samples.size(), 0);
  ranks.blocks.reserve(pool.values.size());
  const auto are_equal = [&](std::size_t a, std::size_t b) { return pool.values[a] == pool.values[b]; };
  each_tie(pool.values.size(), are_equal, [&](std::size_t first, std::size_t last) {
    const auto size = static_cast<double>(last - first);
    const double midrank = 0.5 * static_cast<double>(first + 1 + last);
    for (std::size_t i = first; i < last; ++i) ranks.sums[pool.owners[i]] += midrank;
    ranks.blocks.push_back(last - first);
    ranks.tie_sum += size * size * size - size;
    ranks.ties += last - first > 1;
  });
  return ranks;
}

std::vector<double> midranks(std::span<const double> values) { return core::midranks(values); }

double tie_sum_of(std::vector<double> values) {
  core::sort_numbers(values);
  double sum = 0;
  const auto are_equal = [&](std::size_t a, std::size_t b) { return values[a] == values[b]; };
  each_tie(values.size(), are_equal, [&](std::size_t first, std::size_t last) {
    const auto size = static_cast<double>(last - first);
    sum += size * size * size - size;
  });
  return sum;
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/distributions/label_permutations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/hypothesis/resampling/arrangements.h"

namespace ansatz::hypothesis {

double permuted_labels(TestResult& result, const LabelStatistic& statistic, const std::vector<std::size_t>& sizes,
                       int draws, core::Run& run) {
  constexpr double kMostEnumerated = 1e6, kTie = 100 * std::numeric_limits<double>::epsilon();
  std::vector<double> places(sizes[0] + sizes[1]);
  std::iota(places.begin(), places.end(), 0.0);
  std::vector<char> is_first(places.size(), 0);
  std::fill_n(is_first.begin(), sizes[0], char{1});
  const double observed = statistic(is_first);
  double as_large = 0, largest = observed, at_largest = 0;
  const auto visit = [&](std::span<const double> arranged) {
    run.tick();
    std::fill(is_first.begin(), is_first.end(), char{0});
    for (std::size_t i = 0; i < sizes[0]; ++i) is_first[static_cast<std::size_t>(arranged[i])] = 1;
    const double here = statistic(is_first), tie = kTie * std::abs(observed);
    as_large += here >= observed - tie;
    if (here > largest + tie) largest = here, at_largest = 0;
    at_largest += here >= largest - tie;
  };
  const double limit = std::min<double>(draws, kMostEnumerated), all = count_arrangements(sizes, limit);
  if (all <= limit) {
    every_arrangement(places, sizes, visit);
    result.method = "exact";
    result.p = as_large / all;
    result.smallest_p = at_largest / all;
  } else {
    random_arrangements(places, sizes, run.stream("permutation"), static_cast<std::uint64_t>(draws), visit);
    result.method = "Monte Carlo";
    result.p = (as_large + 1) / (draws + 1.0);
    result.smallest_p = 1 / (draws + 1.0);
  }
  return observed;
}

}  // namespace ansatz::hypothesis

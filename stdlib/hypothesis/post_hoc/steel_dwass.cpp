// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/null_distributions/studentised.h"
#include "stdlib/hypothesis/ranks/hodges_lehmann.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

namespace {

/// q of samples of n and m untied values, the first of which are all larger.
double largest_q(double n, double m) { return std::sqrt(6 * n * m / (n + m + 1)); }

}  // namespace

PairwiseResult steel_dwass(const SteelDwass& question, core::Run& run) {
  check_confidence("steel_dwass", question.confidence);
  Samples samples = read_samples(question, {.kernel = "steel_dwass"});
  for (auto& sample : samples.values) core::sort_numbers(sample);
  const auto k = static_cast<double>(samples.values.size());
  auto pairs = all_pairs(samples.values.size());
  constexpr double kKnown = std::numeric_limits<double>::infinity();
  // |q| stays below its critical value where the pair's z does below that over √2.
  const double critical = studentised_range_quantile(1 - question.confidence, k, kKnown) / std::sqrt(2.0);
  const double level = 1 - 2 * normal_survival(critical);
  double reachable = 0;
  for (Pair& pair : pairs) {
    run.tick();
    const auto &x = samples.values[pair.first], &y = samples.values[pair.second];
    const auto n = static_cast<double>(x.size()), m = static_cast<double>(y.size()), total = n + m;
    const Ranks ranks = pooled_ranks({x, y});
    const Effect shift = hodges_lehmann_of_sorted(x, y, level, ranks);
    pair.estimate = shift.value, pair.interval = shift.interval;
    reachable = std::max(reachable, largest_q(n, m));
    if (ranks.blocks.size() == 1) continue;  // q = 0 and p = 1
    const double variance = n * m / 12 * (total + 1 - ranks.tie_sum / (total * (total - 1)));
    pair.statistic = std::sqrt(2 / variance) * (ranks.sums[0] - 0.5 * n * (total + 1));
    pair.p = studentised_range_survival(std::abs(pair.statistic), k, kKnown);
  }
  PairwiseResult result = pairwise_result(
      {.test = "Steel–Dwass", .symbol = "q", .estimate_of = "shift", .has_intervals = true}, pairs, samples, run);
  if (const double least = studentised_range_survival(reachable, k, kKnown); least > 0.05) {
    result.warnings.push_back(fmt::format("samples of these sizes cannot give a p below {:.2g}", least));
    run.warn("Steel–Dwass: " + result.warnings.back());
  }
  return result;
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/nemenyi.h"

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/null_distributions/studentised.h"
#include "stdlib/hypothesis/ranks/block_ranks.h"

namespace ansatz::hypothesis {

PairwiseResult nemenyi(const Nemenyi& question, core::Run& run) {
  const Samples samples = read_matched(question, {.kernel = "nemenyi", .at_least = 3, .size = 2, .finite = false});
  const BlockRanks blocks = block_ranks(samples);
  const auto n = static_cast<double>(blocks.ranks.size()), k = static_cast<double>(samples.values.size());
  const double error = std::sqrt(k * (k + 1) / (12 * n));
  auto pairs = all_pairs(samples.values.size());
  for (Pair& pair : pairs) {
    pair.estimate = (blocks.sums[pair.first] - blocks.sums[pair.second]) / n;
    pair.statistic = pair.estimate / error;
    pair.p = studentised_range_survival(std::abs(pair.statistic), k, std::numeric_limits<double>::infinity());
  }
  return pairwise_result({.test = "Nemenyi", .symbol = "q", .estimate_of = "difference of mean ranks", .n = {n}}, pairs,
                         samples, run);
}

}  // namespace ansatz::hypothesis

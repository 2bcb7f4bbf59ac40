// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/dunn.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

PairwiseResult dunn(const Dunn& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "dunn", .finite = false});
  const Ranks ranks = pooled_ranks(samples.values);
  if (ranks.blocks.size() == 1)
    throw core::BadParameter("dunn", "samples", "one value everywhere", "values that differ");
  const auto total = static_cast<double>(samples.total());
  const double variance = total * (total + 1) / 12 - ranks.tie_sum / (12 * (total - 1));
  const std::vector<double> n = samples.sizes();
  auto pairs = all_pairs(n.size());
  for (Pair& pair : pairs) {
    pair.estimate = ranks.sums[pair.first] / n[pair.first] - ranks.sums[pair.second] / n[pair.second];
    pair.statistic = pair.estimate / std::sqrt(variance * (1 / n[pair.first] + 1 / n[pair.second]));
    pair.p = std::min(1.0, 2 * normal_survival(std::abs(pair.statistic)));
  }
  return pairwise_result(
      {.test = "Dunn", .symbol = "z", .estimate_of = "difference of mean ranks", .adjustment = question.correct}, pairs,
      samples, run);
}

}  // namespace ansatz::hypothesis

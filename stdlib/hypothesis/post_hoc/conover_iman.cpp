// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/conover_iman.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

PairwiseResult conover_iman(const ConoverIman& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "conover_iman", .finite = false});
  check_enough("conover_iman", samples);
  const Ranks ranks = pooled_ranks(samples.values);
  if (ranks.blocks.size() == 1)
    throw core::BadParameter("conover_iman", "samples", "one value everywhere", "values that differ");
  const auto total = static_cast<double>(samples.total());
  const std::vector<double> n = samples.sizes();
  const double df = total - static_cast<double>(n.size());
  // S² = N(N + 1)/12 less the ties; H = Σ n (R̄ − (N + 1)/2)²/S².
  const double variance = total * (total + 1) / 12 - ranks.tie_sum / (12 * (total - 1));
  double between = 0;
  for (std::size_t g = 0; g < n.size(); ++g) {
    const double off = ranks.sums[g] / n[g] - 0.5 * (total + 1);
    between += n[g] * off * off;
  }
  const double within = std::max(0.0, (variance * (total - 1) - between) / df);
  auto pairs = all_pairs(n.size());
  for (Pair& pair : pairs) {
    pair.estimate = ranks.sums[pair.first] / n[pair.first] - ranks.sums[pair.second] / n[pair.second];
    pair.statistic = pair.estimate / std::sqrt(within * (1 / n[pair.first] + 1 / n[pair.second]));
    pair.df = df;
    pair.p = std::min(1.0, 2 * student_t_survival(std::abs(pair.statistic), df));
  }
  return pairwise_result({.test = "Conover–Iman",
                          .symbol = "t",
                          .estimate_of = "difference of mean ranks",
                          .has_df = true,
                          .adjustment = question.correct},
                         pairs, samples, run);
}

}  // namespace ansatz::hypothesis

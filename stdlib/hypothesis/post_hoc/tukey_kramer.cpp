// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/tukey_kramer.h"

#include <cmath>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/studentised.h"
#include "stdlib/hypothesis/post_hoc/one_variance.h"

namespace ansatz::hypothesis {

PairwiseResult tukey_kramer(const TukeyKramer& question, core::Run& run) {
  check_confidence("tukey_kramer", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "tukey_kramer"});
  const OneVariance one = one_variance("tukey_kramer", samples);
  const auto k = static_cast<double>(samples.values.size());
  const double reach = studentised_range_quantile(1 - question.confidence, k, one.df);
  auto pairs = all_pairs(samples.values.size());
  for (Pair& pair : pairs) {
    const Moments &x = one.samples[pair.first], &y = one.samples[pair.second];
    const double error = std::sqrt(0.5 * one.variance) * std::sqrt(1 / x.n + 1 / y.n);
    pair.estimate = x.mean - y.mean;
    pair.statistic = pair.estimate / error;
    pair.df = one.df;
    pair.reach = reach * error;
    pair.p = studentised_range_survival(std::abs(pair.statistic), k, one.df);
  }
  return pairwise_result({.test = "Tukey–Kramer",
                          .symbol = "q",
                          .estimate_of = "difference of means",
                          .has_intervals = true,
                          .has_df = true},
                         pairs, samples, run);
}

}  // namespace ansatz::hypothesis

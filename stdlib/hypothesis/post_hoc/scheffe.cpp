// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/scheffe.h"

#include <cmath>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/post_hoc/one_variance.h"

namespace ansatz::hypothesis {

PairwiseResult scheffe(const Scheffe& question, core::Run& run) {
  check_confidence("scheffe", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "scheffe"});
  const OneVariance one = one_variance("scheffe", samples);
  const double contrasts = static_cast<double>(samples.values.size()) - 1;
  const double reach = std::sqrt(contrasts * f_upper_quantile(1 - question.confidence, contrasts, one.df));
  auto pairs = all_pairs(samples.values.size());
  for (Pair& pair : pairs) {
    const Moments &x = one.samples[pair.first], &y = one.samples[pair.second];
    const double error = std::sqrt(one.variance) * std::sqrt(1 / x.n + 1 / y.n);
    pair.estimate = x.mean - y.mean;
    const double t = pair.estimate / error;
    pair.statistic = t * t / contrasts;
    pair.df = one.df;
    pair.reach = reach * error;
    pair.p = f_survival(pair.statistic, contrasts, one.df);
  }
  return pairwise_result(
      {.test = "Scheffé", .symbol = "F", .estimate_of = "difference of means", .has_intervals = true, .has_df = true},
      pairs, samples, run);
}

}  // namespace ansatz::hypothesis

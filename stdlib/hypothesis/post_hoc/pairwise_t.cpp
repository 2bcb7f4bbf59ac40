// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_t.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/post_hoc/one_variance.h"

namespace ansatz::hypothesis {

PairwiseResult pairwise_t(const PairwiseT& question, core::Run& run) {
  constexpr const char* kKernel = "pairwise_t";
  const Samples samples = read_samples(question, {.kernel = kKernel, .size = question.pooled ? 1U : 2U});
  const OneVariance one =
      question.pooled ? one_variance(kKernel, samples) : OneVariance{varying_moments(kKernel, samples), 0, 0};
  auto pairs = all_pairs(samples.values.size());
  for (Pair& pair : pairs) {
    const Moments &x = one.samples[pair.first], &y = one.samples[pair.second];
    double error = std::sqrt(one.variance) * std::sqrt(1 / x.n + 1 / y.n);
    pair.df = one.df;
    if (!question.pooled) {
      const WelchError welch = welch_error(x, y);
      error = welch.error, pair.df = welch.df;
    }
    pair.estimate = x.mean - y.mean;
    pair.statistic = pair.estimate / error;
    pair.p = std::min(1.0, 2 * student_t_survival(std::abs(pair.statistic), pair.df));
  }
  return pairwise_result({.test = question.pooled ? "t" : "Welch",
                          .symbol = "t",
                          .estimate_of = "difference of means",
                          .has_df = true,
                          .adjustment = question.correct},
                         pairs, samples, run);
}

}  // namespace ansatz::hypothesis

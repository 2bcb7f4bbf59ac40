// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/dunnett.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/null_distributions/studentised.h"
#include "stdlib/hypothesis/post_hoc/one_variance.h"

namespace ansatz::hypothesis {

PairwiseResult dunnett(const Dunnett& question, core::Run& run) {
  const Alternative alternative = read_alternative("dunnett", question.alternative);
  check_confidence("dunnett", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "dunnett"});
  const auto named = std::find(samples.names.begin(), samples.names.end(), question.control);
  if (!question.control.empty() && named == samples.names.end())
    throw core::UnknownName("dunnett: there is no group \"" + question.control + "\" for a control", question.control,
                            samples.names);
  const std::size_t control = question.control.empty() ? 0 : static_cast<std::size_t>(named - samples.names.begin());
  const OneVariance one = one_variance("dunnett", samples);
  const Moments& zero = one.samples[control];
  std::vector<Pair> pairs;
  std::vector<double> lambda;
  for (std::size_t g = 0; g < one.samples.size(); ++g) {
    if (g == control) continue;
    pairs.push_back({.first = g, .second = control});
    lambda.push_back(std::sqrt(one.samples[g].n / (one.samples[g].n + zero.n)));
  }
  const double reach = dunnett_quantile(1 - question.confidence, lambda, one.df);
  for (Pair& pair : pairs) {
    run.tick();
    const Moments& x = one.samples[pair.first];
    const double error = std::sqrt(one.variance) * std::sqrt(1 / x.n + 1 / zero.n);
    pair.estimate = x.mean - zero.mean;
    pair.statistic = pair.estimate / error;
    pair.df = one.df;
    pair.reach = reach * error;
    const double extreme = alternative == Alternative::two_sided ? std::abs(pair.statistic)
                           : alternative == Alternative::greater ? pair.statistic
                                                                 : -pair.statistic;
    pair.p = dunnett_survival(extreme, lambda, one.df, alternative == Alternative::two_sided);
  }
  return pairwise_result(
      {.test = "Dunnett", .symbol = "t", .estimate_of = "difference of means", .has_intervals = true, .has_df = true},
      pairs, samples, run);
}

}  // namespace ansatz::hypothesis

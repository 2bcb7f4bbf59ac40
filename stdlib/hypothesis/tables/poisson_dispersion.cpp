// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/poisson_dispersion.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult poisson_dispersion(const PoissonDispersion& question, core::Run& run) {
  constexpr const char* kKernel = "poisson_dispersion";
  const Alternative alternative = read_alternative(kKernel, question.alternative);
  check_confidence(kKernel, question.confidence);
  const Samples samples = read_samples(question, {.kernel = kKernel, .at_least = 1, .at_most = 1, .size = 2});
  for (const double v : samples.values[0])
    if (!(v >= 0) || v != std::floor(v))
      throw core::BadParameter(kKernel, "samples", fmt::format("{:g} somewhere", v), "whole numbers from 0 on");
  const Moments all = moments(samples.values[0]);

  TestResult result = start_result("Poisson dispersion", "D", samples, run);
  result.alternative = question.alternative;
  const double df = all.n - 1;
  result.degrees_of_freedom = {df};
  result.method = "asymptotic";
  if (!(all.mean > 0)) {
    result.p = result.smallest_p = 1;
    result.warn(run, "all counts are 0");
    result.read();
    return result;
  }
  result.statistic = all.squares / all.mean;
  result.p = p_of_tails(alternative, chi_squared_cdf(result.statistic, df), chi_squared_survival(result.statistic, df));
  const double tail = 0.5 * (1 - question.confidence);
  result.effect = Effect{"variance/mean", result.statistic / df,
                         core::Interval{result.statistic / chi_squared_quantile(1 - tail, df),
                                        result.statistic / chi_squared_quantile(tail, df)},
                         question.confidence};
  if (all.mean < 1)
    result.warn(run, fmt::format("the mean count is {:.2g}; the χ² approximation wants at least 1", all.mean));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

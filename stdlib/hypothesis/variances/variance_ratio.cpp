// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/variance_ratio.h"

#include <cmath>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult variance_ratio(const VarianceRatio& question, core::Run& run) {
  const Alternative alternative = read_alternative("variance_ratio", question.alternative);
  check_confidence("variance_ratio", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "variance_ratio", .at_least = 2, .at_most = 2, .size = 2});
  const std::vector<Moments> all = varying_moments("variance_ratio", samples);
  const double df1 = all[0].n - 1, df2 = all[1].n - 1, f = all[0].variance() / all[1].variance();

  TestResult result = start_result("variance ratio", "F", samples, run);
  result.alternative = question.alternative;
  result.statistic = f;
  result.degrees_of_freedom = {df1, df2};
  result.p = p_of_tails(alternative, f_survival(1 / f, df2, df1), f_survival(f, df1, df2));
  const double tail = 0.5 * (1 - question.confidence);
  result.estimate = f;
  result.estimate_of = "ratio of variances";
  result.interval = core::Interval{f / f_upper_quantile(tail, df1, df2), f * f_upper_quantile(tail, df2, df1)};
  result.effect = Effect{"ratio of variances", f, result.interval, question.confidence};
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

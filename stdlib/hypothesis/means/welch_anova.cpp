// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/welch_anova.h"

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult welch_anova(const WelchAnova& question, core::Run& run) {
  check_confidence("welch_anova", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "welch_anova", .size = 2});
  const std::vector<Moments> all = varying_moments("welch_anova", samples);
  // Means are taken from the first one, so that a huge common offset takes no digits.
  const double origin = all.front().mean;
  double weights = 0, mean = 0;
  for (const Moments& one : all) {
    const double weight = one.n / one.variance();
    weights += weight;
    mean += weight * (one.mean - origin);
  }
  mean /= weights;
  double between = 0, lambda = 0;
  for (const Moments& one : all) {
    const double weight = one.n / one.variance(), off = one.mean - origin - mean, rest = 1 - weight / weights;
    between += weight * off * off;
    lambda += rest * rest / (one.n - 1);
  }
  const auto k = static_cast<double>(all.size());
  const double df1 = k - 1, df2 = (k * k - 1) / (3 * lambda);

  TestResult result = start_result("Welch's ANOVA", "F", samples, run);
  result.statistic = between / df1 / (1 + 2 * (k - 2) * lambda / (k * k - 1));
  result.degrees_of_freedom = {df1, df2};
  result.p = f_survival(result.statistic, df1, df2);
  result.effect =
      omega_squared_from_f(result.statistic, df1, df2, static_cast<double>(samples.total()), question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

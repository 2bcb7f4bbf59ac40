// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/brown_forsythe_anova.h"

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult brown_forsythe_anova(const BrownForsytheAnova& question, core::Run& run) {
  check_confidence("brown_forsythe_anova", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "brown_forsythe_anova", .size = 2});
  const auto total = static_cast<double>(samples.total());
  const SumsOfSquares squares = sums_of_squares(samples);
  double spread = 0;
  for (const auto& sample : samples.values) {
    const Moments one = moments(sample);
    spread += (1 - one.n / total) * one.variance();
  }
  if (!(spread > 0))
    throw core::BadParameter("brown_forsythe_anova", "samples", "constant, each of them", "samples that vary");
  double shares = 0;
  for (const auto& sample : samples.values) {
    const Moments one = moments(sample);
    const double share = (1 - one.n / total) * one.variance() / spread;
    shares += share * share / (one.n - 1);
  }

  TestResult result = start_result("Brown–Forsythe ANOVA", "F*", samples, run);
  result.statistic = squares.between / spread;
  result.degrees_of_freedom = {squares.df_between, 1 / shares};
  result.p = f_survival(result.statistic, squares.df_between, 1 / shares);
  result.effect = omega_squared_from_f(result.statistic, squares.df_between, 1 / shares, total, question.confidence);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

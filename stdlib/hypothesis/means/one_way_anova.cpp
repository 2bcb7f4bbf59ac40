// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/one_way_anova.h"

#include <limits>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult one_way_anova(const OneWayAnova& question, core::Run& run) {
  check_confidence("one_way_anova", question.confidence);
  const Samples samples = read_samples(question, {.kernel = "one_way_anova"});
  check_enough("one_way_anova", samples);
  const SumsOfSquares squares = sums_of_squares(samples);

  TestResult result = start_result("ANOVA", "F", samples, run);
  result.degrees_of_freedom = {squares.df_between, squares.df_within};
  if (squares.within > 0) {
    result.statistic = squares.f();
    result.p = f_survival(result.statistic, squares.df_between, squares.df_within);
    result.effect = omega_squared_of(squares, question.confidence);
  } else if (squares.between > 0) {
    result.statistic = std::numeric_limits<double>::infinity();
    result.p = 0;
    result.warn(run, "zero variance: every sample is constant");
  } else {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all values are equal");
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

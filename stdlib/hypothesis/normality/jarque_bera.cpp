// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/jarque_bera.h"

#include <fmt/format.h>

#include <limits>

#include "stdlib/hypothesis/normality/standardised_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult jarque_bera(const JarqueBera& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "jarque_bera", .at_least = 1, .at_most = 1, .size = 2});
  const StandardisedMoments shape = standardised_moments(samples.values[0]);

  TestResult result = start_result("Jarque–Bera", "JB", samples, run);
  result.degrees_of_freedom = {2};
  result.method = "asymptotic";
  if (shape.is_constant) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all values are equal");
  } else {
    const double excess = shape.kurtosis - 3;
    result.statistic = shape.n / 6 * (shape.skewness * shape.skewness + 0.25 * excess * excess);
    result.p = chi_squared_survival(result.statistic, 2);
    if (shape.n < 2000) result.warn(run, fmt::format("{:g} values; its χ² wants at least 2000", shape.n));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

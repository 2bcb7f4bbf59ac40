// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/dagostino_pearson.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "stdlib/hypothesis/normality/standardised_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

double skewness_deviate(double skewness, double n) {
  const double y = skewness * std::sqrt((n + 1) * (n + 3) / (6 * (n - 2)));
  const double b2 = 3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2) * (n + 5) * (n + 7) * (n + 9));
  const double w2 = std::sqrt(2 * (b2 - 1)) - 1;
  return std::asinh(y / std::sqrt(2 / (w2 - 1))) / std::sqrt(0.5 * std::log(w2));
}

double kurtosis_deviate(double kurtosis, double n) {
  const double mean = 3 * (n - 1) / (n + 1);
  const double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
  const double x = (kurtosis - mean) / std::sqrt(variance);
  const double beta =
      6 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * std::sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
  const double a = 6 + 8 / beta * (2 / beta + std::sqrt(1 + 4 / (beta * beta)));
  const double cube = (1 - 2 / a) / (1 + x * std::sqrt(2 / (a - 4)));
  return (1 - 2 / (9 * a) - std::cbrt(cube)) / std::sqrt(2 / (9 * a));
}

TestResult dagostino_pearson(const DagostinoPearson& question, core::Run& run) {
  const Samples samples =
      read_samples(question, {.kernel = "dagostino_pearson", .at_least = 1, .at_most = 1, .size = 8});
  const StandardisedMoments shape = standardised_moments(samples.values[0]);

  TestResult result = start_result("D'Agostino–Pearson", "K²", samples, run);
  result.degrees_of_freedom = {2};
  result.method = "asymptotic";
  if (shape.is_constant) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all values are equal");
  } else {
    const double skew = skewness_deviate(shape.skewness, shape.n), tails = kurtosis_deviate(shape.kurtosis, shape.n);
    result.statistic = skew * skew + tails * tails;
    result.p = chi_squared_survival(result.statistic, 2);
    if (shape.n < 20) result.warn(run, fmt::format("{:g} values; the kurtosis wants at least 20", shape.n));
  }
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

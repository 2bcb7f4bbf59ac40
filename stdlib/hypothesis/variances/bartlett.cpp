// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/variances/bartlett.h"

#include <cmath>

#include "stdlib/hypothesis/means/varying_moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

TestResult bartlett(const Bartlett& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "bartlett", .size = 2});
  const std::vector<Moments> all = varying_moments("bartlett", samples);
  const double k = static_cast<double>(all.size()), df = static_cast<double>(samples.total()) - k;
  double squares = 0, reciprocals = 0, unlike = 0;
  for (const Moments& one : all) squares += one.squares;
  const double pooled = squares / df;
  for (const Moments& one : all) {
    unlike -= (one.n - 1) * std::log(one.variance() / pooled);
    reciprocals += 1 / (one.n - 1);
  }

  TestResult result = start_result("Bartlett", "χ²", samples, run);
  result.statistic = unlike / (1 + (reciprocals - 1 / df) / (3 * (k - 1)));
  result.degrees_of_freedom = {k - 1};
  result.p = chi_squared_survival(result.statistic, k - 1);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

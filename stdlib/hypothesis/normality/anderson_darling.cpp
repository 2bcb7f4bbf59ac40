// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/anderson_darling.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

double p_of(double a) {
  if (a >= 0.6) return std::exp(1.2937 - 5.709 * std::min(a, 10.0) + 0.0186 * std::min(a, 10.0) * std::min(a, 10.0));
  if (a > 0.34) return std::exp(0.9177 - 4.279 * a - 1.38 * a * a);
  if (a > 0.2) return 1 - std::exp(-8.318 + 42.796 * a - 59.938 * a * a);
  return 1 - std::exp(-13.436 + 101.14 * a - 223.73 * a * a);
}

}  // namespace

TestResult anderson_darling(const AndersonDarling& question, core::Run& run) {
  const Samples samples =
      read_samples(question, {.kernel = "anderson_darling", .at_least = 1, .at_most = 1, .size = 8});
  std::vector<double> x = samples.values[0];
  core::sort_numbers(x);
  const Moments all = moments(x);

  TestResult result = start_result("Anderson–Darling", "A²", samples, run);
  if (!(all.squares > 0)) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all values are equal");
    result.read();
    return result;
  }
  const double spread = std::sqrt(all.variance());
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double low = (x[i] - all.mean) / spread, high = (x[x.size() - 1 - i] - all.mean) / spread;
    sum += (2 * static_cast<double>(i) + 1) * (std::log(normal_survival(-low)) + std::log(normal_survival(high)));
  }
  result.statistic = -all.n - sum / all.n;
  result.p = p_of(result.statistic * (1 + 0.75 / all.n + 2.25 / (all.n * all.n)));
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/lilliefors.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

double p_of(double d, double n) {
  // Beyond 100 values D is taken back to what 100 would have given.
  const double size = std::min(n, 100.0), gap = n > 100 ? d * std::pow(n / 100, 0.49) : d;
  const double p = std::exp(-7.01256 * gap * gap * (size + 2.78019) + 2.99587 * gap * std::sqrt(size + 2.78019) -
                            0.122119 + 0.974598 / std::sqrt(size) + 1.67997 / size);
  if (p <= 0.1) return p;
  const double k = (std::sqrt(n) - 0.01 + 0.85 / std::sqrt(n)) * d;
  const auto polynomial = [k](double a, double b, double c, double e, double f) {
    return a + k * (b + k * (c + k * (e + k * f)));
  };
  if (k <= 0.302) return 1;
  if (k <= 0.5) return polynomial(2.76773, -19.828315, 80.709644, -138.55152, 81.218052);
  if (k <= 0.9) return polynomial(-4.901232, 40.662806, -97.490286, 94.029866, -32.355711);
  if (k <= 1.31) return polynomial(6.198765, -19.558097, 23.186922, -12.234627, 2.423045);
  return 0;
}

}  // namespace

TestResult lilliefors(const Lilliefors& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "lilliefors", .at_least = 1, .at_most = 1, .size = 5});
  std::vector<double> x = samples.values[0];
  core::sort_numbers(x);
  const Moments all = moments(x);

  TestResult result = start_result("Lilliefors", "D", samples, run);
  if (!(all.squares > 0)) {
    result.statistic = std::numeric_limits<double>::quiet_NaN();
    result.warn(run, "undefined: all values are equal");
    result.read();
    return result;
  }
  const double spread = std::sqrt(all.variance());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double below = normal_survival((all.mean - x[i]) / spread), rank = static_cast<double>(i);
    result.statistic = std::max({result.statistic, (rank + 1) / all.n - below, below - rank / all.n});
  }
  result.p = std::clamp(p_of(result.statistic, all.n), 0.0, 1.0);
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

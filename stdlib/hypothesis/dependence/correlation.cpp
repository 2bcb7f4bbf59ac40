// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/correlation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

double correlation(std::span<const double> x, std::span<const double> y) {
  const Moments a = moments(x), b = moments(y);
  if (!(a.squares > 0 && b.squares > 0)) return std::numeric_limits<double>::quiet_NaN();
  // In units of either spread, so that products stay in range.
  const double one = std::sqrt(a.squares), two = std::sqrt(b.squares);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - a.mean) / one * ((y[i] - b.mean) / two);
  return rounded_correlation(sum);
}

double rounded_correlation(double r) {
  return std::abs(r) > 1 - 4 * std::numeric_limits<double>::epsilon() ? std::copysign(1.0, r) : r;
}

double correlation_p(double r, double n, Alternative alternative) {
  if (n <= 2) return 1;
  if (std::abs(r) == 1) return p_of_tails(alternative, r > 0 ? 1 : 0, r > 0 ? 0 : 1);
  const double t = r * std::sqrt((n - 2) / ((1 - r) * (1 + r)));
  return p_of_tails(alternative, student_t_survival(-t, n - 2), student_t_survival(t, n - 2));
}

std::optional<core::Interval> fisher_interval(double r, double error, double confidence) {
  if (!(std::abs(r) < 1) || !(error > 0) || std::isinf(error)) return std::nullopt;
  const double reach = normal_quantile(0.5 + 0.5 * confidence) * error;
  return core::Interval{std::tanh(std::atanh(r) - reach), std::tanh(std::atanh(r) + reach)};
}

}  // namespace ansatz::hypothesis

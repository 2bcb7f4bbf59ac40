// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/binomial.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

double binomial_survival(double k, double n, double p) {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return incomplete_beta(k, n - k + 1, p);
}

double binomial_cdf(double k, double n, double p) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incomplete_beta(n - k, k + 1, 1 - p);
}

double log_binomial_pmf(double k, double n, double p) {
  return log_choose(n, k) + (k > 0 ? k * std::log(p) : 0) + (k < n ? (n - k) * std::log1p(-p) : 0);
}

core::Interval clopper_pearson(double successes, double n, double confidence) {
  const double tail = 0.5 * (1 - confidence);
  return {successes > 0 ? incomplete_beta_inverse(successes, n - successes + 1, tail) : 0.0,
          successes < n ? incomplete_beta_inverse(successes + 1, n - successes, 1 - tail) : 1.0};
}

core::Interval wilson(double successes, double n, double confidence) {
  const double z = normal_quantile(0.5 + 0.5 * confidence), share = successes / n;
  const double middle = (successes + 0.5 * z * z) / (n + z * z);
  const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n);
  return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

double half_binomial_quantile(double n, double level) {
  double low = -1, high = n;  // cdf(low) ≤ level < cdf(high)
  while (high - low > 1) {
    const double middle = std::floor(0.5 * (low + high));
    (binomial_cdf(middle, n, 0.5) <= level ? low : high) = middle;
  }
  return low;
}

}  // namespace ansatz::hypothesis

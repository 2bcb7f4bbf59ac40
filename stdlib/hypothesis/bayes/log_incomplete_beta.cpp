// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/bayes/log_incomplete_beta.h"

#include <cmath>
#include <numbers>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

/// 1/(1 + d₁/(1 + d₂/(1 + …))), by Lentz' method. Only asked where I is tiny, x far below the mean of the beta
/// distribution, where it converges within some √a turns.
double beta_fraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), fraction = d;
  for (double m = 1; m < 1e8; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d, c = 1 + even / c;
    d = 1 / (std::abs(d) < kTiny ? kTiny : d);
    fraction *= c * d;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d, c = 1 + odd / c;
    d = 1 / (std::abs(d) < kTiny ? kTiny : d);
    fraction *= c * d;
    if (std::abs(c * d - 1) < 1e-15) break;
  }
  return fraction;
}

}  // namespace

double log_beta(double a, double b) {
  if (b == 0.5) return 0.5 * std::log(std::numbers::pi) - std::log(gamma_half_ratio(a));
  return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
}

double log_incomplete_beta(double a, double b, double x) {
  constexpr double kSmall = 1e-200;
  const double whole = incomplete_beta(a, b, x);
  if (whole > kSmall || x == 0) return std::log(whole);
  return a * std::log(x) + b * std::log1p(-x) - std::log(a) - log_beta(a, b) + std::log(beta_fraction(a, b, x));
}

}  // namespace ansatz::hypothesis

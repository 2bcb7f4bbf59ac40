// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/cramer_von_mises.h"

#include <algorithm>
#include <boost/math/special_functions/bessel.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kLeast = 1e-17;  ///< of a term beside a probability
constexpr int kMostTerms = 200;

// e^{−z} K_ν(z), 0 where it is below the least number.
double bessel(double order, double z) {
  if (z > 300) return 0;
  return std::exp(-z) * boost::math::cyl_bessel_k(order, z);
}

double limit_cdf(double x) {
  double sum = 0;
  for (int k = 0; k < kMostTerms; ++k) {
    const double odd = 4 * k + 1, y = odd * odd / (16 * x);
    const double term = std::exp(log_gamma(k + 0.5) - log_gamma(k + 1)) * std::sqrt(odd) * bessel(0.25, y);
    sum += term;
    if (term < kLeast * sum || term == 0) break;
  }
  return sum / (std::pow(kPi, 1.5) * std::sqrt(x));
}

// The parabolic cylinder functions of the correction, e^{−y²/4} D(y) of two orders, through Bessel functions.
double lower_order(double y) {
  const double z = 0.25 * y * y;
  return std::pow(0.5 * y, 1.5) * (bessel(0.25, z) + bessel(0.75, z)) / std::sqrt(kPi);
}
double upper_order(double y) {
  const double z = 0.25 * y * y;
  return std::pow(0.5 * y, 2.5) * (2 * bessel(0.25, z) + 3 * bessel(0.75, z) - bessel(1.25, z)) / std::sqrt(kPi);
}

// The coefficient of 1/n, beside V/12.
double correction(double x) {
  const double root = 2 * std::sqrt(x), low = std::pow(x, 0.75), high = std::pow(x, 1.25);
  double sum = 0;
  for (int k = 0; k < kMostTerms; ++k) {
    const double m = 2 * k + 1, gamma = std::exp(log_gamma(k + 0.5) - log_gamma(k + 1));
    const double one = (4 * k + 1) / root, three = (4 * k + 3) / root, five = (4 * k + 5) / root;
    const double term = gamma * (m * lower_order(three) / (9 * low) + upper_order(one) / (72 * high) +
                                 2 * (m + 2) * (k + 0.5) * upper_order(five) / (12 * high) +
                                 7 * m * (lower_order(one) + lower_order(five)) / (144 * low));
    sum += term;
    if (std::abs(term) <= kLeast * std::abs(sum)) break;
  }
  return -sum / kPi;
}

}  // namespace

double cramer_von_mises_limit_survival(double x) { return x <= 0 ? 1 : std::clamp(1 - limit_cdf(x), 0.0, 1.0); }

double cramer_von_mises_survival(double x, double n) {
  if (x <= 1 / (12 * n)) return 1;
  if (x >= n / 3) return 0;
  return std::clamp(1 - (limit_cdf(x) * (1 + 1 / (12 * n)) + correction(x) / n), 0.0, 1.0);
}

}  // namespace ansatz::hypothesis

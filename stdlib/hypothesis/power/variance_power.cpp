// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/power/variance_power.h"

#include <fmt/format.h>

#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// The series have about √λ terms and none beyond some 10⁹; the statistic then stands many times its spread above any
// quantile of use.
constexpr double kFar = 1e7;

// By bisection below Laurent & Massart's bound, since 1 − tail loses a small tail.
double chi_squared_upper_quantile(double tail, double df) {
  const double x = -std::log(tail);
  double low = 0, high = df + 2 * std::sqrt(df * x) + 2 * x;
  while (high - low > 1e-15 * high) {
    const double middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    (chi_squared_survival(middle, df) > tail ? low : high) = middle;
  }
  return high;
}

}  // namespace

PowerResult anova_power(const AnovaPower& question, core::Run&) {
  if (question.groups < 2)
    throw core::BadParameter("anova_power", "groups", std::to_string(question.groups), "at least 2");
  const double k = question.groups;
  PowerDesign design;
  design.kernel = "anova_power";
  design.title = fmt::format("analysis of variance of {} groups", question.groups);
  design.n_of = "values in all";
  design.least_n = k + 1;
  design.power = [k](double effect, double n, double alpha) {
    const double lambda = effect * effect * n, quantile = f_upper_quantile(alpha, k - 1, n - k);
    // Far out the denominator alone decides: F (k − 1) ≈ λ (n − k)/χ²(n − k).
    if (lambda > kFar) return chi_squared_cdf(lambda * (n - k) / (quantile * (k - 1)), n - k);
    return 1 - noncentral_f_cdf(quantile, k - 1, n - k, lambda);
  };
  return solve_power(question, design);
}

PowerResult chi_squared_power(const ChiSquaredPower& question, core::Run&) {
  const double df = question.degrees_of_freedom;
  if (!(df >= 1) || std::isinf(df))
    throw core::BadParameter("chi_squared_power", "degrees_of_freedom", fmt::format("{:g}", df), "at least 1");
  PowerDesign design;
  design.kernel = "chi_squared_power";
  design.title = fmt::format("χ² of {:g} degrees of freedom", df);
  design.n_of = "observations";
  design.least_n = 1;
  design.power = [df](double effect, double n, double alpha) {
    const double lambda = effect * effect * n, quantile = chi_squared_upper_quantile(alpha, df);
    if (lambda > kFar) return quantile < 0.5 * lambda ? 1.0 : 0.0;
    return 1 - noncentral_chi_squared_cdf(quantile, df, lambda);
  };
  return solve_power(question, design);
}

}  // namespace ansatz::hypothesis

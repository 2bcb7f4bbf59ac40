// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/noncentrality.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// cdf falls as the noncentrality grows: bisection to the last bits, the bracket widened from `start` by `step`.
double where(const std::function<double(double)>& cdf, double target, double start, double step, double least) {
  double low = start, high = start;
  for (double width = step; cdf(low) < target; width *= 2) {
    if (low <= least) return least;
    low = std::max(least, low - width);
  }
  for (double width = step; cdf(high) > target && std::isfinite(high); width *= 2) high += width;
  for (int i = 0; i < 200 && high - low > 1e-13 * (1 + std::abs(low)); ++i) {
    const double middle = 0.5 * (low + high);
    (cdf(middle) > target ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

core::Interval both_ends(const std::function<double(double)>& cdf, double confidence, double start, double step,
                         double least) {
  const double tail = 0.5 * (1 - confidence);
  return {where(cdf, 1 - tail, start, step, least), where(cdf, tail, start, step, least)};
}

}  // namespace

core::Interval noncentral_t_interval(double t, double df, double confidence) {
  // Beyond this noncentrality the series of the noncentral t loses its weights to underflow; the variance-stabilised
  // normal approximation is then good to well under a percent of the interval.
  if (std::abs(t) > 37) {
    const double half = -normal_quantile(0.5 * (1 - confidence)) * std::sqrt(1 + t * t / (2 * df));
    return {t - half, t + half};
  }
  const auto cdf = [=](double delta) { return noncentral_t_cdf(t, df, delta); };
  return both_ends(cdf, confidence, t, 1 + 0.5 * std::abs(t), -1e300);
}

core::Interval noncentral_chi_squared_interval(double x, double df, double confidence) {
  const auto cdf = [=](double lambda) { return noncentral_chi_squared_cdf(x, df, lambda); };
  return both_ends(cdf, confidence, x, 1 + std::sqrt(x), 0);
}

core::Interval noncentral_f_interval(double f, double df1, double df2, double confidence) {
  // The series of the noncentral F has about as many terms as the root of λ, and none beyond 2³² or so. Far out λ is
  // read off the denominator alone, F df1 ≈ λ df2/χ²(df2); what the numerator adds to the spread, a variance of 4/λ
  // beside 2/df2, widens the interval in proportion.
  constexpr double kFar = 1e7;
  if (f * df1 > kFar) {
    const double tail = 0.5 * (1 - confidence), wider = std::sqrt(1 + 2 * df2 / (f * df1));
    const auto end = [&](double p) {
      return std::max(0.0, f * df1 * (1 + (chi_squared_quantile(p, df2) / df2 - 1) * wider));
    };
    return {end(tail), end(1 - tail)};
  }
  const auto cdf = [=](double lambda) { return noncentral_f_cdf(f, df1, df2, lambda); };
  return both_ends(cdf, confidence, f * df1, 1 + std::sqrt(f * df1), 0);
}

}  // namespace ansatz::hypothesis

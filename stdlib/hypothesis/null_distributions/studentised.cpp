// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/null_distributions/studentised.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "stdlib/core/stop_point.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

constexpr double kEnough = 1e-14;   // of the largest term
constexpr double kKnownFrom = 1e6;  // degrees of freedom from which the variance is as good as known
constexpr double kReach = 9, kStep = 0.2;

double density(double z) { return std::exp(-0.5 * z * z) * (0.5 * std::numbers::sqrt2 * std::numbers::inv_sqrtpi); }

// ∫ f_χ(s) tail(s) ds with s² ~ χ²(df)/df, over u = ln s. `tail` falls with s, so terms only fall right of s = 1.
double average_over_scale(const std::function<double(double)>& tail, double df) {
  if (df >= kKnownFrom) return tail(1);
  const double step = 0.45 / std::sqrt(2 * df + 2);
  const double scale = std::log(2.0) + 0.5 * df * std::log(0.5 * df) - log_gamma(0.5 * df);
  const auto term = [&](double u) {
    const double s = std::exp(u);
    return std::exp(scale + df * u - 0.5 * df * s * s) * tail(s);
  };
  double sum = 0, largest = 0;
  for (const int direction : {1, -1}) {
    double before = 0;
    for (int i = direction > 0 ? 0 : 1; i < 100000; ++i) {
      const double here = term(direction * i * step);
      sum += here;
      largest = std::max(largest, here);
      if (here < kEnough * largest && here <= before) break;
      before = here;
    }
  }
  return sum * step;
}

double range_tail(double w, double k) {
  core::stop_point();
  double sum = 0;
  for (double z = 0.5 * w - kReach; z <= 0.5 * w + kReach; z += kStep) {
    const double below = normal_survival(-z);
    if (below <= 0) continue;
    const double share = std::min(1.0, normal_survival(w - z) / below);
    sum -= density(z) * std::pow(below, k - 1) * std::expm1((k - 1) * std::log1p(-share));
  }
  return std::min(1.0, k * sum * kStep);
}

double control_tail(double reach, const std::vector<double>& lambda, bool two_sided) {
  core::stop_point();
  const double most = *std::max_element(lambda.begin(), lambda.end());
  const double step = kStep * std::sqrt(1 - most * most), end = kReach + most * reach;
  double sum = 0;
  for (double z = -end; z <= end; z += step) {
    double inside = 0;  // logarithm
    for (const double l : lambda) {
      const double rest = std::sqrt(1 - l * l);
      double outside = normal_survival((reach - l * z) / rest);
      if (two_sided) outside += normal_survival((reach + l * z) / rest);
      inside += std::log1p(-std::min(1.0, outside));
    }
    sum -= density(z) * std::expm1(inside);
  }
  return std::min(1.0, sum * step);
}

// Where a falling tail passes a level in (0, 1): false position on its logarithm, halving the weight of an end that
// stays (Illinois).
double where(const std::function<double(double)>& tail, double level) {
  const auto excess = [&](double x) { return std::log(tail(x) / level); };
  double low = 0, high = 4, at_low = -std::log(level), at_high = excess(high);
  while (at_high > 0) {
    low = high, at_low = at_high;
    high *= 2;
    at_high = excess(high);
  }
  for (int i = 0; i < 200 && high - low > 1e-10 * high; ++i) {
    const double middle =
        std::isfinite(at_high) ? high - at_high * (high - low) / (at_high - at_low) : 0.5 * (low + high);
    const double here = excess(middle);
    if (std::abs(here) < 1e-10) return middle;
    if (here > 0) {
      low = middle, at_low = here, at_high *= 0.5;
    } else {
      high = middle, at_high = here, at_low *= 0.5;
    }
  }
  return 0.5 * (low + high);
}

}  // namespace

double studentised_range_survival(double q, double k, double df) {
  if (std::isnan(q)) return q;
  if (q <= 0) return 1;
  if (std::isinf(q)) return 0;
  return std::min(1.0, average_over_scale([=](double s) { return range_tail(q * s, k); }, df));
}

double studentised_range_quantile(double tail, double k, double df) {
  return where([=](double q) { return studentised_range_survival(q, k, df); }, tail);
}

double dunnett_survival(double d, const std::vector<double>& lambda, double df, bool two_sided) {
  if (std::isnan(d)) return d;
  if (two_sided && d <= 0) return 1;
  if (std::isinf(d)) return d > 0 ? 0 : 1;
  return std::min(1.0, average_over_scale([&](double s) { return control_tail(d * s, lambda, two_sided); }, df));
}

double dunnett_quantile(double tail, const std::vector<double>& lambda, double df) {
  return where([&](double d) { return dunnett_survival(d, lambda, df, true); }, tail);
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/shapiro_wilk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "stdlib/core/sort.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/null_distributions/special.h"

namespace ansatz::hypothesis {

namespace {

// From the highest power down.
template <std::size_t kSize>
double polynomial(const std::array<double, kSize>& coefficients, double x) {
  double value = 0;
  for (const double c : coefficients) value = value * x + c;
  return value;
}

// The upper half of the weights, the largest value's first.
std::vector<double> upper_weights(std::size_t n) {
  const auto size = static_cast<double>(n);
  std::vector<double> m(n / 2);
  double squares = 0;
  for (std::size_t i = 0; i < m.size(); ++i) {
    m[i] = -normal_quantile((static_cast<double>(i) + 0.625) / (size + 0.25));
    squares += 2 * m[i] * m[i];
  }
  if (n == 3) return {std::numbers::sqrt2 / 2};
  const double u = 1 / std::sqrt(size), norm = std::sqrt(squares);
  std::vector<double> a = m;
  a[0] = m[0] / norm + polynomial<6>({-2.706056, 4.434685, -2.07119, -0.147981, 0.221157, 0}, u);
  double left = squares - 2 * m[0] * m[0], rest = 1 - 2 * a[0] * a[0];
  std::size_t corrected = 1;
  if (n > 5) {
    a[1] = m[1] / norm + polynomial<6>({-3.582633, 5.682633, -1.752461, -0.293762, 0.042981, 0}, u);
    left -= 2 * m[1] * m[1];
    rest -= 2 * a[1] * a[1];
    corrected = 2;
  }
  const double scale = std::sqrt(rest / left);
  for (std::size_t i = corrected; i < a.size(); ++i) a[i] = m[i] * scale;
  return a;
}

double p_of(double w, std::size_t n) {
  constexpr double kPi = std::numbers::pi;
  if (n == 3) return std::clamp(6 / kPi * (std::asin(std::sqrt(w)) - std::asin(std::sqrt(0.75))), 0.0, 1.0);
  const auto size = static_cast<double>(n);
  const double rest = std::log1p(-w);
  if (n <= 11) {
    const double gamma = 0.459 * size - 2.273;
    if (rest >= gamma) return 0;
    const double mean = polynomial<4>({-0.0006714, 0.025054, -0.39978, 0.544}, size);
    const double sigma = std::exp(polynomial<4>({-0.0020322, 0.062767, -0.77857, 1.3822}, size));
    return normal_survival((-std::log(gamma - rest) - mean) / sigma);
  }
  const double l = std::log(size);
  const double mean = polynomial<4>({0.0038915, -0.083751, -0.31082, -1.5861}, l);
  const double sigma = std::exp(polynomial<3>({0.0030302, -0.082676, -0.4803}, l));
  return normal_survival((rest - mean) / sigma);
}

}  // namespace

TestResult shapiro_wilk(const ShapiroWilk& question, core::Run& run) {
  const Samples samples = read_samples(question, {.kernel = "shapiro_wilk", .at_least = 1, .at_most = 1, .size = 3});
  std::vector<double> x = samples.values[0];
  core::sort_numbers(x);
  const Moments all = moments(x);

  TestResult result = start_result("Shapiro–Wilk", "W", samples, run);
  if (!(all.squares > 0)) {
    result.statistic = 1;
    result.p = 1;
    result.warn(run, "all values are equal");
    result.read();
    return result;
  }
  const std::vector<double> a = upper_weights(x.size());
  double slope = 0;
  for (std::size_t i = 0; i < a.size(); ++i) slope += a[i] * (x[x.size() - 1 - i] - x[i]);
  result.statistic = std::min(1.0, slope * slope / all.squares);
  result.p = p_of(result.statistic, x.size());
  if (x.size() > 5000) result.warn(run, "p is an extrapolation beyond 5000 values");
  result.read();
  return result;
}

}  // namespace ansatz::hypothesis

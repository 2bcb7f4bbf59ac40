// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/fluctuation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/line_fit.h"
#include "stdlib/information/sequences/residuals.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr int kHighestOrder = 8;
constexpr double kNoMoment = 1e-6;  // |q| below which the mean of logarithms is taken

core::Dimension scale_dimension(const std::vector<std::size_t>& scales) {
  return core::Dimension("scale", core::Array::along("scale", {scales.begin(), scales.end()}));
}

core::Array over_scales(const std::vector<std::size_t>& scales, std::vector<double> values, const char* label) {
  core::Array out({scale_dimension(scales)}, std::move(values));
  out.label = label;
  return out;
}

// Of ln values on ln scales; NaN where a value has no logarithm.
LineFit fit_power(const std::vector<std::size_t>& scales, const std::vector<double>& values) {
  std::vector<double> x, y;
  for (std::size_t i = 0; i < scales.size(); ++i) {
    x.push_back(std::log(static_cast<double>(scales[i])));
    y.push_back(std::log(values[i]));
    if (!std::isfinite(y.back())) return fit_line({}, {});
  }
  return fit_line(x, y);
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

// ⟨(F²)^{q/2}⟩^{1/q}, as exponentials of shifted logarithms; stretches without residual count for q > 0 alone.
double moment_of(const std::vector<double>& squares, double q) {
  std::vector<double> logs;
  for (const double square : squares)
    if (square > 0) logs.push_back(0.5 * std::log(square));
  if (logs.empty()) return 0;
  if (std::abs(q) < kNoMoment) return std::exp(mean_of(logs));
  double greatest = -std::numeric_limits<double>::infinity(), sum = 0;
  for (const double v : logs) greatest = std::max(greatest, q * v);
  for (const double v : logs) sum += std::exp(q * v - greatest);
  const auto counted = static_cast<double>(q > 0 ? squares.size() : logs.size());
  return std::exp((greatest + std::log(sum / counted)) / q);
}

// Differences as they are, for a grid that need not be even: second order inside, first at the ends.
std::vector<double> derivative(const std::vector<double>& x, const std::vector<double>& y) {
  const std::size_t n = x.size();
  std::vector<double> out(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (i == 0 || i + 1 == n) {
      const std::size_t a = i == 0 ? 0 : n - 2;
      out[i] = (y[a + 1] - y[a]) / (x[a + 1] - x[a]);
      continue;
    }
    const double before = x[i] - x[i - 1], after = x[i + 1] - x[i];
    out[i] = (before * (y[i + 1] - y[i]) / after + after * (y[i] - y[i - 1]) / before) / (before + after);
  }
  return out;
}

std::size_t checked_order(const char* kernel, int order) {
  return checked_count(kernel, "order", order, 0, kHighestOrder);
}

void warn_of_constant(const char* kernel, core::Run& run) {
  run.warn(fmt::format("{}: at some scale nothing is left of x but its trend, so there is no slope", kernel));
}

// ln E(R/S) of n independent normal values, by Anis & Lloyd.
double log_expected_range(std::size_t n) {
  double sum = 0;
  const auto count = static_cast<double>(n);
  for (std::size_t i = 1; i < n; ++i) sum += std::sqrt((count - static_cast<double>(i)) / static_cast<double>(i));
  return std::lgamma((count - 1) / 2) - std::lgamma(count / 2) - 0.5 * std::log(std::numbers::pi) + std::log(sum);
}

// Mean of range over standard deviation, stretches without deviation left out; NaN where none is left.
double rescaled_range(std::span<const double> x, std::size_t length) {
  double sum = 0;
  std::size_t counted = 0;
  for (std::size_t first = 0; first + length <= x.size(); first += length) {
    const auto stretch = x.subspan(first, length);
    const Moments about = moments(stretch);
    if (!(about.deviation > 0)) continue;
    double at = 0, low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double v : stretch) {
      at += v - about.mean;
      low = std::min(low, at);
      high = std::max(high, at);
    }
    sum += (high - low) / about.deviation;
    ++counted;
  }
  return counted == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(counted);
}

double variance_of_means(std::span<const double> x, std::size_t length) {
  std::vector<double> means;
  for (std::size_t first = 0; first + length <= x.size(); first += length)
    means.push_back(moments(x.subspan(first, length)).mean);
  const double deviation = moments(means).deviation;
  return deviation * deviation;
}

}  // namespace

FluctuationEstimate detrended_fluctuation(const DetrendedFluctuation& question, core::Run& run) {
  constexpr const char* kKernel = "detrended_fluctuation";
  const std::size_t order = checked_order(kKernel, question.order);
  if (question.ends != "start" && question.ends != "both")
    throw BadParameter(kKernel, "ends", "\"" + question.ends + "\"", "\"start\" or \"both\"");
  const Series series(kKernel, "x", question.x, 1);
  const auto scales = checked_scales(kKernel, question.scales, order + 2, series.size());
  const auto profile = profile_of(series.values());
  std::vector<double> fluctuation;
  for (const std::size_t scale : scales) {
    run.tick();
    fluctuation.push_back(std::sqrt(mean_of(residuals_of(profile, scale, order, question.ends == "both"))));
  }
  const LineFit fit = fit_power(scales, fluctuation);
  if (std::isnan(fit.slope)) warn_of_constant(kKernel, run);
  return {fit.slope, fit.slope_error, over_scales(scales, std::move(fluctuation), "F(s)")};
}

MultifractalEstimate multifractal_spectrum(const MultifractalSpectrum& question, core::Run& run) {
  constexpr const char* kKernel = "multifractal_spectrum";
  const std::size_t order = checked_order(kKernel, question.order);
  std::vector<double> q = question.moments;
  if (q.empty())
    for (int i = -10; i <= 10; ++i) q.push_back(0.5 * i);
  for (std::size_t i = 0; i < q.size(); ++i) {
    if (!std::isfinite(q[i]) || (i > 0 && !(q[i] > q[i - 1])))
      throw BadParameter(kKernel, "moments", fmt::format("{:g} at place {}", q[i], i + 1), "finite and increasing");
  }
  if (q.size() < 2) throw BadParameter(kKernel, "moments", "one number", "at least two");
  const Series series(kKernel, "x", question.x, 1);
  const auto scales = checked_scales(kKernel, question.scales, order + 2, series.size());
  const auto profile = profile_of(series.values());
  std::vector<double> fluctuation(q.size() * scales.size());
  std::size_t empty = 0;
  for (std::size_t s = 0; s < scales.size(); ++s) {
    run.tick();
    const auto squares = residuals_of(profile, scales[s], order, true);
    empty += static_cast<std::size_t>(std::count(squares.begin(), squares.end(), 0.0));
    for (std::size_t i = 0; i < q.size(); ++i) fluctuation[i * scales.size() + s] = moment_of(squares, q[i]);
  }
  if (empty > 0)
    run.warn(fmt::format("{}: {} stretches follow their trend exactly and were left out of moments below 0", kKernel,
                         empty));
  std::vector<double> hurst, mass, dimension;
  for (std::size_t i = 0; i < q.size(); ++i) {
    const auto first = fluctuation.begin() + static_cast<std::ptrdiff_t>(i * scales.size());
    hurst.push_back(fit_power(scales, {first, first + static_cast<std::ptrdiff_t>(scales.size())}).slope);
    mass.push_back(q[i] * hurst.back() - 1);
  }
  if (std::isnan(hurst[0])) warn_of_constant(kKernel, run);
  const auto strength = derivative(q, mass);
  for (std::size_t i = 0; i < q.size(); ++i) dimension.push_back(q[i] * strength[i] - mass[i]);
  MultifractalEstimate out;
  const auto [least, greatest] = std::minmax_element(strength.begin(), strength.end());
  out.width = *greatest - *least;
  const core::Dimension along("q", core::Array::along("q", q));
  const auto curve = [&](const std::vector<double>& values, const char* label) {
    core::Array made({along}, values);
    made.label = label;
    return made;
  };
  out.hurst = curve(hurst, "h(q)");
  out.mass = curve(mass, "τ(q)");
  out.strength = curve(strength, "α");
  out.dimension = curve(dimension, "f(α)");
  out.fluctuation = core::Array({along, scale_dimension(scales)}, std::move(fluctuation));
  out.fluctuation.label = "F_q(s)";
  return out;
}

HurstEstimate hurst_exponent(const HurstExponent& question, core::Run& run) {
  constexpr const char* kKernel = "hurst_exponent";
  const bool is_range = question.estimator == "rescaled_range", is_detrended = question.estimator == "detrended";
  if (!is_range && !is_detrended && question.estimator != "aggregated_variance")
    throw BadParameter(kKernel, "estimator", "\"" + question.estimator + "\"",
                       "\"rescaled_range\", \"aggregated_variance\" or \"detrended\"");
  const Series series(kKernel, "x", question.x, 1);
  const auto scales = checked_scales(kKernel, question.scales, is_detrended ? 3 : 2, series.size());
  const auto profile = is_detrended ? profile_of(series.values()) : std::vector<double>();
  std::vector<double> statistic, fitted;
  for (const std::size_t scale : scales) {
    run.tick();
    statistic.push_back(is_range       ? rescaled_range(series.values(), scale)
                        : is_detrended ? std::sqrt(mean_of(residuals_of(profile, scale, 1, false)))
                                       : variance_of_means(series.values(), scale));
    fitted.push_back(is_range ? statistic.back() / std::exp(log_expected_range(scale)) : statistic.back());
  }
  const LineFit fit = fit_power(scales, fitted);
  if (std::isnan(fit.slope)) warn_of_constant(kKernel, run);
  HurstEstimate out;
  out.exponent = is_range ? 0.5 + fit.slope : is_detrended ? fit.slope : 1 + 0.5 * fit.slope;
  out.exponent_error = is_range || is_detrended ? fit.slope_error : 0.5 * fit.slope_error;
  out.statistic = over_scales(scales, std::move(statistic),
                              is_range       ? "R/S"
                              : is_detrended ? "F(s)"
                                             : "variance of means");
  return out;
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/dispersion_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr double kMostPatterns = 1e8;

std::vector<std::uint32_t> classes_of(const Series& series, std::size_t classes) {
  const Moments about = moments(series.values());
  std::vector<std::uint32_t> out(series.size());
  if (!(about.deviation > 0)) return out;
  const auto c = static_cast<double>(classes);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double share = 0.5 * std::erfc((about.mean - series[i]) / (about.deviation * std::numbers::sqrt2));
    out[i] = static_cast<std::uint32_t>(std::clamp(std::floor(c * share), 0.0, c - 1));
  }
  return out;
}

}  // namespace

double dispersion_entropy(const DispersionEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "dispersion_entropy";
  double scale = log_of_base(kKernel, question.base);
  if (question.m < 1) throw BadParameter(kKernel, "m", std::to_string(question.m), "at least 1");
  if (question.lag < 1) throw BadParameter(kKernel, "lag", std::to_string(question.lag), "at least 1");
  if (question.classes < 2) throw BadParameter(kKernel, "classes", std::to_string(question.classes), "at least 2");
  const double patterns = std::pow(question.classes, question.m);
  if (!(patterns <= kMostPatterns))
    throw BadParameter(
        kKernel, "m",
        fmt::format("{}, which with {} classes makes {:.3g} patterns", question.m, question.classes, patterns),
        "so small that there are at most 1e8");
  const auto m = static_cast<std::size_t>(question.m), lag = static_cast<std::size_t>(question.lag);
  const Series series(kKernel, "x", question.x, (m - 1) * lag + 1);
  const auto classes = classes_of(series, static_cast<std::size_t>(question.classes));
  const std::size_t windows = series.size() - (m - 1) * lag;
  if (static_cast<double>(windows) < patterns)
    run.warn(fmt::format("{}: {} windows are few for {:g} patterns: too low", kKernel, windows, patterns));
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(patterns));
  for (std::size_t t = 0; t < windows; ++t) {
    std::size_t number = 0;
    for (std::size_t k = 0; k < m; ++k)
      number = number * static_cast<std::size_t>(question.classes) + classes[t + k * lag];
    ++counts[number];
  }
  CompensatedSum sum;
  const auto n = static_cast<double>(windows);
  for (const double count : counts)
    if (count > 0) sum.add(-count / n * std::log(count / n));
  if (question.normalised) scale = std::log(patterns);
  return std::max(0.0, sum.value()) / scale;
}

}  // namespace ansatz::information

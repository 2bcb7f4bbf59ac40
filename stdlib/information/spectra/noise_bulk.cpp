// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/noise_bulk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/spectra/matrix_spectrum.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr int kSteps = 2000;  // of an integral over half a circle: Simpson's rule is good to 1e-12 there

double edge(double ratio, double sign) {
  const double root = 1 + sign * std::sqrt(ratio);
  return root * root;
}

}  // namespace

core::Array marchenko_pastur(const MarchenkoPastur& question, core::Run&) {
  constexpr const char* kKernel = "marchenko_pastur";
  const double r = question.ratio, variance = question.variance;
  if (!(r > 0 && r <= 1)) throw BadParameter(kKernel, "ratio", fmt::format("{:g}", r), "above 0 and at most 1");
  if (!(variance > 0) || !std::isfinite(variance))
    throw BadParameter(kKernel, "variance", fmt::format("{:g}", variance), "above 0");
  const double lower = edge(r, -1), upper = edge(r, 1);
  core::Array out = question.x.as_real();
  for (double& x : out.mutable_real()) {
    const double at = x / variance;
    if (std::isnan(x)) continue;
    const bool is_inside = at > lower && at < upper;
    x = is_inside ? std::sqrt((upper - at) * (at - lower)) / (2 * std::numbers::pi * variance * r * at) : 0;
  }
  out.label = "density";
  return out;
}

double marchenko_pastur_median(double ratio) {
  // With λ = c − h cos θ the density is smooth in θ: h² sin²θ/(2π r λ).
  const double lower = edge(ratio, -1), upper = edge(ratio, 1);
  const double centre = 0.5 * (lower + upper), half = 0.5 * (upper - lower);
  const auto place = [&](double angle) { return centre - half * std::cos(angle); };
  const auto density = [&](double angle) {
    const double sine = std::sin(angle), at = place(angle);
    if (!(at > 0)) return 2 * half / (2 * std::numbers::pi * ratio);  // the limit at 0, where ratio is 1
    return half * half * sine * sine / (2 * std::numbers::pi * ratio * at);
  };
  const auto mass = [&](double to) {
    const double step = to / kSteps;
    double sum = density(0) + density(to);
    for (int i = 1; i < kSteps; ++i) sum += (i % 2 == 1 ? 4 : 2) * density(i * step);
    return sum * step / 3;
  };
  double low = 0, high = std::numbers::pi;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (mass(middle) < 0.5 ? low : high) = middle;
  }
  return place(0.5 * (low + high));
}

NoiseBulkEstimate noise_bulk(const NoiseBulk& question, core::Run& run) {
  auto values = clean_singular_values("noise_bulk", question.matrix, run);
  for (double& v : values) v *= v;
  const auto fewer = static_cast<double>(values.size());
  const double more = static_cast<double>(question.matrix.size()) / fewer, ratio = fewer / more;
  const std::size_t middle = values.size() / 2;
  const double median = values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
  NoiseBulkEstimate out;
  if (!(median > 0)) {
    run.warn("noise_bulk: half of the eigenvalues are 0, so there is no bulk");
    out.variance = out.lower = out.upper = out.soft_rank = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  out.variance = median / more / marchenko_pastur_median(ratio);
  out.lower = out.variance * more * edge(ratio, -1);
  out.upper = out.variance * more * edge(ratio, 1);
  out.soft_rank = out.upper / values[0];
  const double limit = out.upper * (1 + std::pow(fewer, -2.0 / 3));
  out.spikes = static_cast<int>(std::count_if(values.begin(), values.end(), [&](double v) { return v > limit; }));
  return out;
}

core::Array shuffled_entries(const ShuffledEntries& question, core::Run& run) {
  core::Array out = question.matrix.as_real();
  const core::Array given = out;
  std::vector<std::size_t> order(given.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  run.stream("entries").shuffle(order);
  const auto from = given.real();
  const auto to = out.mutable_real();
  for (std::size_t i = 0; i < order.size(); ++i) to[i] = from[order[i]];
  return out;
}

}  // namespace ansatz::information

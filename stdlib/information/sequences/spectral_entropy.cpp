// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/spectral_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/fft.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

// Adds the one-sided power of a stretch, its mean taken out, to `power`.
void add_power(std::span<const double> x, const std::vector<double>& taper, std::vector<double>& power) {
  const std::size_t n = x.size();
  core::AlignedBuffer in(n), out(2 * (n / 2 + 1));
  const double mean = moments(x).mean;
  for (std::size_t i = 0; i < n; ++i) in[i] = (x[i] - mean) * (taper.empty() ? 1 : taper[i]);
  core::FftPlan(core::Transform::real_forward, n).execute(in.data(), out.data());
  for (std::size_t k = 0; k < power.size(); ++k) {
    // All but the first and, of an even length, the last stand for two.
    const double sides = k == 0 || 2 * k == n ? 1 : 2;
    power[k] += sides * (out[2 * k] * out[2 * k] + out[2 * k + 1] * out[2 * k + 1]);
  }
}

}  // namespace

double spectral_entropy(const SpectralEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "spectral_entropy";
  double scale = log_of_base(kKernel, question.base);
  const bool is_welch = question.spectrum == "welch";
  if (!is_welch && question.spectrum != "periodogram")
    throw core::BadParameter(kKernel, "spectrum", "\"" + question.spectrum + "\"", "\"periodogram\" or \"welch\"");
  if (question.stretch < 2)
    throw core::BadParameter(kKernel, "stretch", std::to_string(question.stretch), "at least 2");
  const Series series(kKernel, "x", question.x, 2);
  const Moments about = moments(series.values());
  const std::size_t n = series.size();
  const std::size_t length = is_welch ? std::min(n, static_cast<std::size_t>(question.stretch)) : n;
  std::vector<double> taper, power(length / 2 + 1);
  if (is_welch) {
    for (std::size_t i = 0; i < length; ++i)
      taper.push_back(0.5 -
                      0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(length)));
  }
  // In units where squares of squares are numbers.
  std::vector<double> scaled(n);
  for (std::size_t i = 0; i < n; ++i) scaled[i] = about.deviation > 0 ? (series[i] - about.mean) / about.deviation : 0;
  for (std::size_t first = 0; first + length <= n; first += std::max<std::size_t>(1, length - length / 2)) {
    run.tick();
    add_power(std::span<const double>(scaled).subspan(first, length), taper, power);
    if (!is_welch) break;
  }
  double total = 0;
  for (const double v : power) total += v;
  if (!(total > 0)) {
    run.warn(fmt::format("{}: x is constant, so there is no variance to share among frequencies", kKernel));
    return std::numeric_limits<double>::quiet_NaN();
  }
  CompensatedSum sum;
  for (const double v : power)
    if (v > 0) sum.add(-v / total * std::log(v / total));
  if (question.normalised) scale = std::log(static_cast<double>(power.size()));
  return std::max(0.0, sum.value()) / scale;
}

}  // namespace ansatz::information

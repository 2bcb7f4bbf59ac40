// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/binned_density.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

#include "stdlib/core/fft.h"

namespace ansatz::information {

namespace {

constexpr double kPerBandwidth = 32;
constexpr double kReach = 9;  // bandwidths, where a kernel is 3e-18 of its peak
constexpr double kLongest = 1 << 20U;

}  // namespace

std::optional<BinnedDensity> BinnedDensity::of(const std::vector<double>& sorted, double bandwidth) {
  const double step = bandwidth / kPerBandwidth;
  // The transform is periodic: a reach on either side keeps the ends apart.
  const double wanted = (sorted.back() - sorted.front()) / step + 2 * kReach * kPerBandwidth + 2;
  if (!(wanted <= kLongest)) return std::nullopt;
  const std::size_t n = std::bit_ceil(static_cast<std::size_t>(wanted));
  BinnedDensity out;
  out.step_ = step;
  out.low_ = sorted.front() - kReach * bandwidth;
  core::AlignedBuffer masses(n), waves(n + 2);
  const double each = 1 / (static_cast<double>(sorted.size()) * step);
  for (const double v : sorted) {
    const double place = (v - out.low_) / step;
    const auto left = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(left);
    masses[left] += each * (1 - share);
    masses[left + 1] += each * share;
  }
  core::FftPlan(core::Transform::real_forward, n).execute(masses.data(), waves.data());
  const double length = static_cast<double>(n) * step;
  for (std::size_t j = 0; j <= n / 2; ++j) {
    const double z = 2 * std::numbers::pi * static_cast<double>(j) / length * bandwidth;
    const double factor = std::exp(-0.5 * z * z) / static_cast<double>(n);
    waves[2 * j] *= factor;
    waves[2 * j + 1] *= factor;
  }
  core::FftPlan(core::Transform::real_backward, n).execute(waves.data(), masses.data());
  out.density_.assign(masses.data(), masses.data() + n);
  // Rounding of the transform leaves some 1e-16 of the peak where nothing is.
  for (double& v : out.density_) v = std::max(v, 0.0);
  return out;
}

double BinnedDensity::at(double place) const {
  const double x = (place - low_) / step_;
  if (!(x >= 0) || x >= static_cast<double>(density_.size() - 1)) return 0;
  const auto left = static_cast<std::size_t>(x);
  const double share = x - static_cast<double>(left);
  return density_[left] + share * (density_[left + 1] - density_[left]);
}

}  // namespace ansatz::information

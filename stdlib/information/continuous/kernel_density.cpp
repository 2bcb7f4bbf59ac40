// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/kernel_density.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"
#include "stdlib/information/continuous/binned_density.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

constexpr double kDensityReach = 9;             // bandwidths
constexpr std::size_t kWorthTransform = 20000;  // above, the density is taken off a fine grid

core::Interval choose_domain(const KernelDensity& question, const std::vector<double>& sample, double bandwidth) {
  if (!question.domain) return {sample.front() - 4 * bandwidth, sample.back() + 4 * bandwidth};
  const core::Interval domain = *question.domain;
  if (!(domain.low < domain.high) || std::isinf(domain.low) || std::isinf(domain.high))
    throw core::BadParameter("kernel_density", "domain", fmt::format("{:g}..{:g}", domain.low, domain.high),
                             "a finite interval from low to high");
  return domain;
}

}  // namespace

double density_at(std::span<const double> sorted, double bandwidth, double place) {
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), place - kDensityReach * bandwidth);
  const auto last = std::upper_bound(first, sorted.end(), place + kDensityReach * bandwidth);
  double sum = 0;
  for (auto at = first; at != last; ++at) {
    const double z = (place - *at) / bandwidth;
    sum += std::exp(-0.5 * z * z);
  }
  return sum / (static_cast<double>(sorted.size()) * bandwidth * std::sqrt(2 * std::numbers::pi));
}

KernelDensityEstimate kernel_density(const KernelDensity& question, core::Run& run) {
  if (question.points < 2)
    throw core::BadParameter("kernel_density", "points", std::to_string(question.points), "at least 2");
  const auto sample = sorted_sample("kernel_density", question.x, question.missing, 2, run);
  KernelDensityEstimate out;
  out.bandwidth = choose_bandwidth("kernel_density", question.bandwidth, sample, run);
  const core::Interval domain = choose_domain(question, sample, out.bandwidth);
  const auto points = static_cast<std::size_t>(question.points);
  std::vector<double> grid(points), density(points);
  const auto binned = sample.size() > kWorthTransform ? BinnedDensity::of(sample, out.bandwidth) : std::nullopt;
  for (std::size_t i = 0; i < points; ++i) {
    run.tick();
    const double share = static_cast<double>(i) / static_cast<double>(points - 1);
    grid[i] = domain.low + share * (domain.high - domain.low);
    density[i] = binned ? binned->at(grid[i]) : density_at(sample, out.bandwidth, grid[i]);
  }
  out.x = core::Array::along("x", std::move(grid));
  out.x.unit = question.x.unit;
  out.x.label = question.x.label;
  out.density = core::Array({core::Dimension("x", out.x)}, std::move(density));
  out.density.unit = core::Unit{} / question.x.unit;
  out.density.label = "density";
  out.density.density_over = {"x"};
  return out;
}

}  // namespace ansatz::information

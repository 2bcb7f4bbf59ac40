// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_barriers.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/core/error.h"

namespace ansatz::fields {

std::vector<double> published_potential(const Landscape& land, std::span<const double> x) {
  std::vector<double> v = land.smooth_at(x);
  for (std::size_t j = 0; j < x.size(); ++j) {
    for (const Landscape::Block& block : land.blocks)
      if (x[j] > block.low && x[j] < block.high) v[j] += block.height;
  }
  return v;
}

std::vector<double> published_mask(std::size_t points, double spacing, double width, double strength) {
  std::vector<double> mask(points, 1.0);
  const auto layer = std::min(points / 2, static_cast<std::size_t>(width / spacing));
  for (std::size_t i = 0; i < layer; ++i) {
    const double inwards = static_cast<double>(i) / static_cast<double>(layer);
    const double cosine = std::cos(std::numbers::pi / 2 * (1 - inwards));
    mask[i] = mask[points - 1 - i] = 1 - strength * (1 - cosine * cosine * cosine * cosine);
  }
  return mask;
}

PublishedShares published_shares(std::span<const double> density, std::span<const double> potential,
                                 std::span<const double> x, double width) {
  const double threshold = 0.1 * *std::ranges::max_element(potential),
               dx = (x.back() - x.front()) / static_cast<double>(x.size() - 1);
  std::size_t first = 0, last = 0;
  bool found = false;
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (potential[j] <= threshold) continue;
    if (!found) first = j;
    found = true;
    last = j;
  }
  const auto at_or_after = [&](double place) {
    return static_cast<std::size_t>(std::ranges::lower_bound(x, place) - x.begin());
  };
  PublishedShares shares;
  for (std::size_t j = at_or_after(x.front() + width); j < first; ++j) shares.reflection += dx * density[j];
  for (std::size_t j = last; j < at_or_after(x.back() - width); ++j) shares.transmission += dx * density[j];
  return shares;
}

BarrierScenario published_barrier(const PublishedBarrier& scenario, core::Run&) {
  BarrierScenario out;
  const bool rectangular = scenario.name == "rectangular";
  if (!rectangular && scenario.name != "gaussian")
    throw core::BadParameter("published_barrier", "name", "\"" + scenario.name + "\"",
                             "one of \"rectangular\", \"gaussian\"");
  out.barrier.kind = scenario.name;
  out.barrier.height = rectangular ? 4.5 : 4.0;
  out.barrier.width = rectangular ? 1.0 : 0.8;
  out.wavenumber = rectangular ? 4.0 : 3.5;
  out.sigma = rectangular ? 0.8 : 0.6;
  out.position = -8;
  out.domain = {-30, 30, {}};
  out.points = 2048;
  out.until = 6;
  out.frames = 199;
  out.mode = scenario.mode;
  out.absorber = scenario.mode == "compat" ? 3.0 : 6.0;
  return out;
}

}  // namespace ansatz::fields

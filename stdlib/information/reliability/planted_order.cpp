// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/planted_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stdlib/information/neighbours/paired_points.h"

namespace ansatz::information {

namespace {

/// Places of the values in rising order, equal ones in random order.
std::vector<std::size_t> rising(std::span<const double> values, const core::Stream& stream) {
  std::vector<std::size_t> places(values.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  stream.shuffle(places);
  std::stable_sort(places.begin(), places.end(), [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
  return places;
}

}  // namespace

std::vector<std::size_t> planted_order(std::span<const double> x, std::span<const double> y, double information,
                                       const core::Stream& stream) {
  const double left = std::exp(-2 * std::max(0.0, information)), r = std::sqrt(1 - left);
  const auto of_x = rising(x, stream.at("x")), of_y = rising(y, stream.at("y"));
  std::vector<double> driven(x.size());
  stream.at("noise").fill_normal(driven);
  const auto n = static_cast<double>(x.size());
  for (std::size_t rank = 0; rank < of_x.size(); ++rank) {
    double& value = driven[of_x[rank]];
    value = r * normal_quantile((static_cast<double>(rank) + 0.5) / n) + std::sqrt(left) * value;
  }
  const auto of_driven = rising(driven, stream.at("driven"));
  std::vector<std::size_t> out(x.size());
  for (std::size_t rank = 0; rank < of_driven.size(); ++rank) out[of_driven[rank]] = of_y[rank];
  return out;
}

}  // namespace ansatz::information

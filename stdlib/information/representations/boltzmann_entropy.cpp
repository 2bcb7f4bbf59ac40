// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/boltzmann_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/discrete/entropies.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/representations/box_dimension.h"

namespace ansatz::information {

namespace {

constexpr const char* kBoltzmann = "boltzmann_entropy";
constexpr double kMostCellsAway = 0x1p52;  // numbers of cells are whole, and exact

}  // namespace

BoltzmannEstimate boltzmann_entropy(const BoltzmannEntropy& question, core::Run& run) {
  const double base = log_of_base(kBoltzmann, question.base);
  if (question.sizes.empty()) throw core::BadParameter(kBoltzmann, "sizes", "empty", "one size or more");
  if (!std::isfinite(question.origin))
    throw core::BadParameter(kBoltzmann, "origin", fmt::format("{:g}", question.origin), "finite");
  const Points x = paired_points(kBoltzmann, {{"x", &question.x}}, "never", 1, run)[0];
  double farthest = 0;
  for (std::size_t a = 0; a < x.dimension; ++a)
    for (std::size_t i = 0; i < x.count; ++i) farthest = std::max(farthest, std::abs(x.at(i, a) - question.origin));
  const std::vector<double> corner(x.dimension, question.origin);
  std::vector<double> entropy, cells, alone;
  for (const double size : question.sizes) {
    run.tick();
    if (!(size > 0) || std::isinf(size))
      throw core::BadParameter(kBoltzmann, "sizes", fmt::format("{:g}", size), "above 0 and finite");
    if (farthest / size > kMostCellsAway)
      throw core::BadParameter(
          kBoltzmann, "sizes", fmt::format("{:g}", size),
          fmt::format("at least {:g}, for points as far as {:g} from the origin", farthest / kMostCellsAway, farthest));
    // No cell is the last one: the grid goes on.
    const std::vector<double> endless(x.dimension, 4 * kMostCellsAway * size);
    std::vector<double> shares = counts_in_boxes(x, corner, endless, size);
    cells.push_back(static_cast<double>(shares.size()));
    alone.push_back(static_cast<double>(std::count(shares.begin(), shares.end(), 1.0)) / static_cast<double>(x.count));
    for (double& share : shares) share /= static_cast<double>(x.count);
    entropy.push_back((shannon_entropy(shares) + static_cast<double>(x.dimension) * std::log(size)) / base);
  }
  const core::Dimension along("size", core::Array::of(question.sizes));
  BoltzmannEstimate out;
  out.entropy = core::Array({along}, std::move(entropy));
  out.entropy.label = "coarse-grained entropy (" + base_name(question.base) + ")";
  out.cells = core::Array({along}, std::move(cells));
  out.cells.label = "cells with points";
  out.alone = core::Array({along}, std::move(alone));
  out.alone.label = "points alone in their cell";
  return out;
}

}  // namespace ansatz::information

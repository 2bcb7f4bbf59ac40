// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// Two distributions on the same cells.
struct DistributionPair {
  core::Array p;       ///< masses that sum to one, or a density over named dimensions
  core::Array q;       ///< likewise, of the same shape
  std::string over{};  ///< as for shannon
};

struct DistributionPairInBase : DistributionPair {
  Base base = std::string("nat");
};

/// A divergence in nats of masses; widths are the cells' where both are densities, none otherwise.
using Divergence =
    std::function<double(std::span<const double> p, std::span<const double> q, std::span<const double> widths)>;

/// Reads both, takes the divergence for each index of the remaining dimensions and divides by `scale`. Where it is
/// infinite the run is warned: one has mass in a cell where the other has none.
core::Array diverge(const std::string& kernel, const DistributionPair& question, const Divergence& divergence,
                    double scale, std::string label, core::Run& run);

}  // namespace ansatz::information

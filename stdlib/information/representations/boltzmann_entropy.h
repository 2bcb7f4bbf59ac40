// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct BoltzmannEntropy {
  core::Array x;                ///< [sample] or [sample, component]: points of phase space
  std::vector<double> sizes{};  ///< Δ, of the cells a side; above 0
  double origin = 0;            ///< a corner of the grid, in every component
  Base base = std::string("nat");
};

struct BoltzmannEstimate {
  core::Array entropy;  ///< [size]: S
  core::Array cells;    ///< [size]: with points
  core::Array alone;    ///< [size]: share of points that are alone in their cell
};

/// Boltzmann's coarse-grained entropy of points in phase space, S = −Σ f ln f Δ^d with f the density of points in cells
/// of side Δ, for each size: Shannon's entropy of the cells and d ln Δ. Cells keep their place from call to call, so
/// that S tells of a cloud that moves: it grows while the cloud is folded into cells that it did not fill, even where
/// its volume is kept, and the later the smaller the cells are.
///
/// Errors   BadParameter: no point, no size, one not above 0 or so small that cells cannot be numbered; NaN,
///          infinities.
/// Edges    where all points are alone S is ln N + d ln Δ, which says nothing of them: `alone` near 1.
/// Accuracy low by about (cells − 1)/2N nats.
/// Cost     O(N log N) a size.
/// Source   Boltzmann (1877); Gibbs (1902), chapter XII, for the cells.
BoltzmannEstimate boltzmann_entropy(const BoltzmannEntropy& question, core::Run& run);

}  // namespace ansatz::information

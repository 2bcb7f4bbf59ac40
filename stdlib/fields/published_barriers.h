// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/fields/tunnelling.h"

namespace ansatz::fields {

// What mode compat of tunnelling does as 1d-qt-ideal-solver 0.0.10 does.

constexpr double kPublishedStep = 5e-4;  ///< the clamp at which its step control always stands

/// V at the grid points: of a rectangle V₀ where |x - c| < a/2, whatever part of a cell that is.
std::vector<double> published_potential(const Landscape& land, std::span<const double> x);

/// 1 - s (1 - cos⁴((π/2)(1 - i/b))) at the i-th point from either edge, b = floor(width/dx).
std::vector<double> published_mask(std::size_t points, double spacing, double width, double strength);

/// Probability behind and before the barrier, read off one instant: between the layers, and outside of where V exceeds
/// a tenth of its largest.
struct PublishedShares {
  double transmission = 0, reflection = 0;
};
PublishedShares published_shares(std::span<const double> density, std::span<const double> potential,
                                 std::span<const double> x, double width);

/// One of the two scenarios.
struct PublishedBarrier {
  std::string name;  ///< "rectangular" or "gaussian"
  std::string mode = "correct";
};

struct BarrierScenario {
  Barrier barrier;
  double wavenumber = 0, position = 0, sigma = 0;
  core::Interval domain;
  std::int64_t points = 0;
  double until = 0;
  std::int64_t frames = 0;
  double absorber = 0;
  std::string mode;
};

/// Parameters of tunnelling: spread them into a call. In mode correct the absorbing layers are 6 wide instead of 3.
BarrierScenario published_barrier(const PublishedBarrier& scenario, core::Run& run);

}  // namespace ansatz::fields

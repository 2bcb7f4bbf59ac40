// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/fields/barrier.h"

namespace ansatz::fields {

/// What scripts give for a barrier: one of the kinds, or V(x) in model units.
using BarrierChoice = std::variant<Barrier, core::Function>;

/// V(x) in model units, in parts that each way of solving can take exactly: blocks, spikes, and what is smooth.
struct Landscape {
  struct Block {
    double low = 0, high = 0, height = 0;  ///< `high` is infinite for a step
  };
  struct Spike {
    double place = 0, strength = 0;
  };
  std::vector<Block> blocks;
  std::vector<Spike> spikes;
  core::Function smooth;                    ///< V of x; empty: none
  double scale = 1, center = 0, width = 1;  ///< the smooth part is scale · smooth((x - center)/width)
  double low = 0, high = 0;                 ///< beyond these V is level, to a millionth of its largest
  double far_low = 0, far_high = 0;         ///< the same to what doubles tell apart
  double left_level = 0, right_level = 0;   ///< V far left and far right
  bool is_step = false;
  bool is_wall = false;   ///< rises on one side to a height that nothing reaches
  core::Function moving;  ///< V of (x - center)/width and t/time, times scale, in place of `smooth`; empty: none
  double time = 1;

  /// The smooth part at places.
  std::vector<double> smooth_at(std::span<const double> x) const;
  /// V at places at a time, where it moves.
  void at_time(double now, std::span<const double> x, std::span<double> out) const;
  /// ∂V/∂t of it, as a V that moves.
  Landscape changing() const;
  /// V at grid points `spacing` apart (of one that moves, at t = 0). Blocks and spikes by their integrals against the
  /// weights of cubic interpolation, so that area and middle are exact wherever they stand between points. A spike is
  /// made weaker or stronger so that a slow wave of `mass`, of which the grid has no part above its highest, is
  /// scattered as by the true one.
  std::vector<double> sampled(std::span<const double> x, double spacing, double mass) const;
  bool is_smooth() const { return blocks.empty() && spikes.empty(); }
};

/// Shows the amounts of a barrier to the unit system, before they are read.
void notice(UnitSystem& units, const BarrierChoice& barrier);

/// Within `domain` (which bounds the search for the ends of a smooth V) and, where V moves, from 0 to `until`.
/// Errors   BadParameter of `barrier`: what its kind does not allow, a V that is not finite, a bare function beside
///          quantities; a table that does not cover the domain; a V that moves, where there is no `until`.
Landscape landscape(const UnitSystem& units, const BarrierChoice& barrier, const core::Interval& domain,
                    std::optional<double> until = {});

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// A view of a mark's numbers along one direction.
struct Direction {
  bool horizontal = true;

  Axis& axis(Mark& mark) const { return horizontal ? mark.x : mark.y; }
  const Axis& axis(const Mark& mark) const { return horizontal ? mark.x : mark.y; }
  Axis& axis(Panel& panel) const { return horizontal ? panel.x : panel.y; }
  const Axis& axis(const Panel& panel) const { return horizontal ? panel.x : panel.y; }
  const char* name() const { return horizontal ? "x" : "y"; }
};

/// Multiplies every number of a mark along a direction: a change of unit.
void rescale(Mark& mark, Direction direction, double factor);

/// What a mark asks of the ends of an axis.
struct Extent {
  std::vector<double> values;  ///< that the axis must reach
  std::vector<double> bounds;  ///< likewise, but let go where a logarithmic axis cannot show them
  bool tight = false;          ///< ends at its data, without a margin
  bool from_zero = false;      ///< stands on zero
};
Extent extent(const Mark& mark, Direction direction, bool log);

}  // namespace ansatz::figure

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "interpreter/figure/model.h"

namespace ansatz::figure {

/// A direction of a panel with everything decided.
struct Scale {
  bool log = false;
  double low = 0, high = 1;
  std::string label;
  core::Unit unit;
  std::vector<std::string> categories;

  /// Where a value stands, 0 at the low end and 1 at the high one; linear, or linear in the logarithm.
  double place(double value) const;
};

/// Where a value stands on a colour scale, in [0, 1]; NaN stays NaN.
double position_of(const ColorScale& scale, double value);

/// From where a box in space is seen.
struct View {
  Space::Vector low{}, high{};
  std::array<std::string, 3> labels;
  core::Unit unit;
  double elevation = 25, azimuth = 45;
};

/// A panel ready to be laid out: every mark in the units of the panel's axes and with its colour, the axes' ends
/// decided, equal colour scales merged into one.
struct SettledPanel {
  Panel panel;
  Scale x, y;
  std::vector<ColorScale> bars;  ///< the colour bars to draw
  std::optional<View> view;      ///< of a panel that shows space: it has no axes in the plane
};

/// Errors   core::Mismatch: marks whose axes are of different dimensions or name different categories.
///          core::BadParameter: values that are not positive on a logarithmic axis, an empty range, a panel without
///          marks.
SettledPanel settle(const Panel& panel);

/// The colour scale of a mark, or null.
const ColorScale* colors_of(const Mark& mark);
ColorScale* colors_of(Mark& mark);

}  // namespace ansatz::figure

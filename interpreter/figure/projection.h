// SPDX-License-Identifier: MIT
#pragma once

#include "interpreter/figure/canvas.h"
#include "interpreter/figure/settle.h"

namespace ansatz::figure {

/// A box in space on the page, in parallel projection with one scale for all three axes: how far things are apart can
/// be compared along any of them.
class Projection {
 public:
  /// As large as the view's box fits into `area`, with room for what is written at its edges.
  Projection(const View& view, const Rectangle& area);

  Point at(const Space::Vector& place) const;
  /// A direction as it lies on the page: of length one where it lies in the page's plane, shorter else.
  Point along(const Space::Vector& direction) const;
  /// How near to the eye, 0 at the box's farthest corner and 1 at its nearest.
  double nearness(const Space::Vector& place) const;
  /// Whether the eye stands on the high side of an axis.
  bool sees_high_side(std::size_t axis) const { return toward_[axis] > 0; }
  bool contains(const Space::Vector& place) const;

  const View& view() const { return view_; }

 private:
  Space::Vector right_{}, up_{}, toward_{};  // of the page, in space
  View view_;
  Point middle_;
  double scale_ = 1, depth_ = 1;  // millimetres a unit; half the box's depth
};

/// The box's three far sides with their grid, and numbers and names at its edges.
void paint_box(Canvas& canvas, const Projection& projection);

/// The marks' points, the farthest first and palest.
void paint_space(Canvas& canvas, const Projection& projection, const Mark& mark);

}  // namespace ansatz::figure

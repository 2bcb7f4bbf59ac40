// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/figure/canvas.h"

namespace ansatz::figure {

/// The parts of a polyline inside a rectangle; also broken where a point is not finite.
std::vector<std::vector<Point>> clip_line(const std::vector<Point>& points, const Rectangle& clip);

/// The part of a polygon inside a rectangle (Sutherland and Hodgman, CACM 17 (1974) 32).
std::vector<Point> clip_polygon(std::vector<Point> points, const Rectangle& clip);

/// A polyline with no more points than can be seen: within each run of steps shorter than `grain` to the right, only
/// the first, last, lowest and highest point stay. Lines that turn back are left as they are.
std::vector<Point> thin(const std::vector<Point>& points, double grain);

}  // namespace ansatz::figure

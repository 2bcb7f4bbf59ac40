// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "interpreter/figure/layout.h"

namespace ansatz::figure {

/// Places on the page that a panel's marks cover, close enough together to find what a legend would hide.
std::vector<Point> covered(const Placement& placement);

/// The upper left corner for a legend at one of the four inner corners.
Point inner_corner(const Rectangle& box, LegendPlace place, const LegendSize& size);

/// The first inner corner where a legend of that size hides nothing, if there is one.
std::optional<LegendPlace> free_corner(const Placement& placement, const LegendSize& size);

}  // namespace ansatz::figure

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::networks {

struct Place {
  double x = 0, y = 0;  ///< to the right and down, in a box from 0 to 1
};

/// A line through its places in their order, straight from one to the next or curved, and back to the first where it is
/// closed.
struct Stroke {
  std::vector<Place> places;
  bool is_curved = false, is_closed = false;
};

using Glyph = std::vector<Stroke>;

/// The ways in which a numeral from 0 to 9 is written here, one or more.
const std::vector<Glyph>& ways_to_write(int numeral);

/// A stroke as a chain of short straight pieces; curves are Catmull and Rom's.
std::vector<Place> straightened(const Stroke& stroke);

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace ansatz::faces {

/// Units of one dimension as people read them.
struct UnitGroup {
  std::string dimension;
  struct Line {
    std::string name;
    std::string text;  ///< "3600 s", "also fs ps ns us ms"
  };
  std::vector<Line> units;
};

/// The unit table, dimension by dimension, in its order.
std::vector<UnitGroup> unit_groups();

}  // namespace ansatz::faces

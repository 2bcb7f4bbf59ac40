// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "interpreter/format/items.h"

namespace ansatz::format {

/// Items that stand below one another by the author's will, and stay so.
using Group = std::vector<Place>;

/// What the author aligned: items of neighbouring lines in one column, at least one of which is padded with two blanks
/// or more, of one kind, behind items of one kind and as many statements of their lines. Neighbours are lines of the
/// same block or bracket with no empty line between; the line in which a bracket opens is neighbour to the first
/// inside. A padded `=` that a renaming moved by a little is still in its group.
std::vector<Group> aligned_groups(const Lines& lines);

}  // namespace ansatz::format

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::bottleneck {

/// Categories on the way from one an item to one for all, each time merging the two whose merging adds least to the
/// scatter about means: n partitions, each a category for every row.
///
/// Cost     O(n³) at worst.
/// Source   Ward (1963).
std::vector<std::vector<std::size_t>> merges(const information::Points& items, const core::Run& run);

}  // namespace ansatz::bottleneck

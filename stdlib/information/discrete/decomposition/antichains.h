// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace ansatz::information {

/// Sets of sources (a bit each), none of which holds another, in rising order of their bits.
using Antichain = std::vector<std::uint32_t>;

/// All antichains of non-empty sets of m ≤ 4 sources, each after all that lie below it: 4, 18, 166 of them.
std::vector<Antichain> antichains(std::size_t sources);

/// Whether every set of `upper` holds one of `lower`.
bool lies_below(const Antichain& lower, const Antichain& upper);

}  // namespace ansatz::information

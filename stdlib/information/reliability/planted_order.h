// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stdlib/core/random.h"

namespace ansatz::information {

/// The row of y that each row of x gets, so that the two columns hang together as normal scores with so many nats do:
/// Corr(Φ⁻¹(rank x), Φ⁻¹(rank y))² = 1 − e^(−2I). Equal values stand in random order, so that rows which are paired
/// this way know of each other by these columns alone, whatever columns they have besides.
///
/// Cost     O(N log N).
std::vector<std::size_t> planted_order(std::span<const double> x, std::span<const double> y, double information,
                                       const core::Stream& stream);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ansatz::information {

/// How many others of a sorted column lie within a distance of each value at places first, first + 1, …: a reach and a
/// count a place. The comparison is that of rounded differences, so that a neighbour on the border is where the joint
/// distances say it is.
void count_on_line(std::span<const double> sorted, std::size_t first, std::span<const double> reach, bool is_strict,
                   std::span<std::uint32_t> out);

}  // namespace ansatz::information

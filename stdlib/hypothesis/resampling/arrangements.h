// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/random.h"

namespace ansatz::hypothesis {

/// Ways to divide N values into samples of the given sizes, N!/Πnᵢ!, or `limit` + 1 where there are more.
double count_arrangements(const std::vector<std::size_t>& sizes, double limit);

/// The pooled values in another order: the first n₁ are the first sample, and so on.
using Visit = std::function<void(std::span<const double> arranged)>;

/// Each division once, the given one first among them or not. `arranged` lives during the call only.
void every_arrangement(std::span<const double> pooled, const std::vector<std::size_t>& sizes, const Visit& visit);

/// Random divisions: each has its own draws of the stream, k a division in the order of divisions, so that neither more
/// divisions nor another order change one. For two samples only the smaller one is drawn.
void random_arrangements(std::span<const double> pooled, const std::vector<std::size_t>& sizes,
                         const core::Stream& stream, std::uint64_t draws, const Visit& visit);

}  // namespace ansatz::hypothesis

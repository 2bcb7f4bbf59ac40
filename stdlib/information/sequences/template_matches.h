// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// Pairs of stretches of a series that are nowhere further apart than a tolerance, themselves left out.
struct TemplateMatches {
  std::uint64_t shorter = 0;  ///< B: of `length` values
  std::uint64_t longer = 0;   ///< A: of one value more, from the same starts
};

/// Both counts over the N − m starts that have a further value.
///
/// Instead of comparing stretches, x_i is compared with x_{i+lag} once for every i and lag: m matches in a row are one
/// of length m. Cost: N²/2 comparisons in vectors and threads, O(N) memory; exact.
TemplateMatches count_matches(std::span<const double> x, std::size_t length, double tolerance, core::Run& run);

/// For each of the N − m + 1 stretches of `length`, and the N − m of one more, how many match, itself among them.
struct MatchesOfEach {
  std::vector<std::uint32_t> shorter, longer;
};
MatchesOfEach count_matches_of_each(std::span<const double> x, std::size_t length, double tolerance, core::Run& run);

}  // namespace ansatz::information

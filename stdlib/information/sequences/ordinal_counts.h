// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stdlib/core/run.h"

namespace ansatz::information {

/// Longest windows whose patterns are told apart: 12! still fits into 32 bits.
inline constexpr std::size_t kLongestPattern = 12;
/// Longest windows of which every pattern has a counter, seen or not.
inline constexpr std::size_t kLongestDense = 8;

/// order!
std::size_t patterns_of(std::size_t order);

/// The windows x_t, x_{t+lag}, …, `order` values each, and how their patterns are numbered: digit i is the number of
/// later values in the window that are smaller, so that equal values keep their order in time, and the number is
/// Σ digit_i (order − 1 − i)!.
struct OrdinalWindows {
  std::span<const double> values;
  std::size_t order = 3, lag = 1;
  bool leaves_ties_out = false;  ///< windows with two equal values count for nothing

  /// How many there are.
  std::size_t count() const {
    const std::size_t reach = (order - 1) * lag;
    return values.size() > reach ? values.size() - reach : 0;
  }
};

/// How often patterns were seen: for every number up to kLongestDense, beyond it for those that were, in increasing
/// order of their numbers.
struct OrdinalCounts {
  std::vector<std::uint32_t> numbers;  ///< of the patterns; empty where every pattern has a count
  std::vector<std::uint64_t> counts;
  std::uint64_t windows = 0;  ///< that were counted
};

/// Cost     one pass over the values in threads, (order choose 2) comparisons a window in vectors; for
///          order > kLongestDense 4 bytes a window and a sort.
OrdinalCounts count_patterns(const OrdinalWindows& windows, core::Run& run);

/// Sums of the population variance of the windows of each pattern, of order ≤ kLongestDense.
std::vector<double> weigh_patterns(const OrdinalWindows& windows, core::Run& run);

/// Steps from a window that counts to the next one that does, if that is its neighbour: number of the pattern times m!
/// and number of the next, sorted; without those that stay where `with_loops` is false.
/// Cost     8 bytes a window and a sort.
std::vector<std::uint64_t> ordinal_steps(const OrdinalWindows& windows, bool with_loops, core::Run& run);

/// The numbers of the patterns of windows first … last − 1.
void number_patterns(const OrdinalWindows& windows, std::size_t first, std::size_t last, std::int64_t* out);

/// The window that is rising in the order of ranks: its values' ranks from 1, for a pattern's number.
std::vector<std::size_t> ranks_of_pattern(std::size_t number, std::size_t order);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"
#include "stdlib/information/neighbours/tree_loops.h"

namespace ansatz::information {

/// Nearest neighbours of a sample among itself, exact. Results are in the order of the rows, and depend on the points
/// alone: not on threads, vector lengths, or the way that was taken.
class Nearest {
 public:
  /// How neighbours are searched for; `automatic` takes the quickest by bench/nearest_neighbours.cpp.
  enum class Way { automatic, everything, together, one_by_one };

  /// Of at least one point. Cost: O(N log N) time, O(N d) memory.
  Nearest(const Points& points, Norm norm, core::Run& run, Way way = Way::automatic);

  /// Distances to the first k neighbours of each row, nearest first: k numbers a row. With a `window` w, rows that
  /// differ by w or less in number are no neighbours (Theiler). Infinity where there are fewer than k.
  std::vector<double> distances(std::size_t k, std::size_t window, core::Run& run) const;
  /// Distances to the k-th neighbour alone.
  std::vector<double> kth_distances(std::size_t k, std::size_t window, core::Run& run) const;
  /// The rows of the first k neighbours of each row, by number; of several at the k-th distance the lowest numbers.
  /// Where there are fewer, the row itself stands in.
  std::vector<std::uint32_t> neighbours(std::size_t k, std::size_t window, core::Run& run) const;
  /// How many other rows lie within a distance of each row, one distance a row; those within the window do not count.
  std::vector<std::uint32_t> counts(std::span<const double> reach, bool is_strict, std::size_t window,
                                    core::Run& run) const;

  const Tree& tree() const { return *tree_; }

 private:
  Norm norm_;
  bool goes_together_;
  std::shared_ptr<const Tree> tree_;
};

/// How many other rows lie within a distance of each row in the largest norm, one distance a row; a column alone is
/// sorted instead of put into a tree. The comparison is that of rounded differences, |x_j − x_i| < r: with x_i + r in
/// its place neighbours on the border come and go.
std::vector<std::uint32_t> count_neighbours(const Points& points, std::span<const double> reach, bool is_strict,
                                            std::size_t window, core::Run& run);

}  // namespace ansatz::information

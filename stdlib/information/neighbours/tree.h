// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// A k-d tree: points in the order of its leaves, column by column, and its nodes from parent to child, the left child
/// right after its parent. Split at the middle of the side that is widest by a look at some of the points, in whole
/// leaves, so that all leaves but the last are full. With a leaf as large as the sample it is no tree at all, which is
/// how everything is compared with everything.
///
/// Cost     O(N log N) time, 8 (d + 2) N bytes and 16 d bytes a node.
/// Source   Friedman, Bentley & Finkel (1977).
class Tree {
 public:
  /// Points of a leaf; a multiple of every vector's lanes.
  static constexpr std::size_t kLanes = 16;

  struct Node {
    std::uint32_t begin = 0, end = 0;     ///< places of its points
    std::uint32_t right = 0;              ///< its second child; 0 of a leaf
    std::uint32_t axis = 0;               ///< along which it was split
    double left_high = 0, right_low = 0;  ///< where the children end and begin on that axis
  };

  /// `leaf` is rounded up to whole lanes.
  Tree(const Points& points, std::size_t leaf, core::Run& run);

  std::size_t count() const { return count_; }
  std::size_t dimension() const { return dimension_; }
  /// Between columns: the count in whole lanes; what is beyond the last point repeats it.
  std::size_t stride() const { return stride_; }
  const double* columns() const { return columns_.data(); }
  /// The row that stands at a place, as whole number and, for vectors of doubles, as double.
  std::size_t row(std::size_t place) const { return rows_[place]; }
  const double* row_numbers() const { return row_numbers_.data(); }
  const std::vector<Node>& nodes() const { return nodes_; }
  /// Lower and upper ends of node i: 2 d numbers from 2 d i.
  const double* boxes() const { return boxes_.data(); }

 private:
  struct Space;
  void build(const Points& points, std::size_t node, std::size_t begin, std::size_t end, Space& space, core::Run& run);
  void fill_leaf(const Points& points, std::size_t node);
  void join_boxes();

  std::size_t count_, dimension_, stride_, leaf_;
  std::vector<std::uint32_t> rows_;
  std::vector<double> columns_, row_numbers_, boxes_;
  std::vector<Node> nodes_;
};

}  // namespace ansatz::information

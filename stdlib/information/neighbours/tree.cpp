// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/tree.h"

#include <algorithm>
#include <numeric>

#include "stdlib/core/each_stretch.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kWorthThreads = 8192;  // points of a node; below, its children are built one after the other

std::size_t whole(std::size_t count, std::size_t part) { return (count + part - 1) / part; }

}  // namespace

struct Tree::Key {
  double value;
  std::uint32_t row;
};

Tree::Tree(const Points& points, std::size_t leaf, core::Run& run)
    : count_(points.count),
      dimension_(points.dimension),
      stride_(whole(points.count, kLanes) * kLanes),
      leaf_(whole(leaf, kLanes) * kLanes),
      rows_(points.count),
      columns_(stride_ * dimension_),
      row_numbers_(stride_),
      nodes_(2 * whole(count_, leaf_) - 1) {
  boxes_.resize(2 * dimension_ * nodes_.size());
  std::iota(rows_.begin(), rows_.end(), 0U);
  std::vector<Key> keys(count_);
  build(points, 0, 0, count_, keys, run);
  core::each_stretch(stride_, kWorthThreads, stride_ > kWorthThreads, run, [&](std::size_t first, std::size_t last) {
    for (std::size_t place = first; place < last; ++place) {
      const std::size_t row = rows_[std::min(place, count_ - 1)];
      row_numbers_[place] = static_cast<double>(row);
      for (std::size_t a = 0; a < dimension_; ++a) columns_[a * stride_ + place] = points.at(row, a);
    }
  });
}

void Tree::build(const Points& points, std::size_t node, std::size_t begin, std::size_t end, std::vector<Key>& keys,
                 core::Run& run) {
  run.tick();
  double* low = boxes_.data() + 2 * dimension_ * node;
  double* high = low + dimension_;
  std::size_t axis = 0;
  for (std::size_t a = 0; a < dimension_; ++a) {
    const auto column = points.column(a);
    low[a] = high[a] = column[rows_[begin]];
    for (std::size_t i = begin + 1; i < end; ++i) {
      const double value = column[rows_[i]];
      low[a] = std::min(low[a], value);
      high[a] = std::max(high[a], value);
    }
    if (high[a] - low[a] > high[axis] - low[axis]) axis = a;
  }
  Node& here = nodes_[node];
  here.begin = static_cast<std::uint32_t>(begin);
  here.end = static_cast<std::uint32_t>(end);
  const std::size_t leaves = whole(end - begin, leaf_);
  if (leaves == 1) return;
  const std::size_t left_leaves = whole(leaves, 2), middle = begin + left_leaves * leaf_;
  const auto column = points.column(axis);
  for (std::size_t i = begin; i < end; ++i) keys[i] = {column[rows_[i]], rows_[i]};
  const auto at = [&](std::size_t i) { return keys.begin() + static_cast<std::ptrdiff_t>(i); };
  // Equal values go by row, so that a sample has one tree.
  std::nth_element(at(begin), at(middle), at(end), [](const Key& one, const Key& other) {
    return one.value < other.value || (one.value == other.value && one.row < other.row);
  });
  for (std::size_t i = begin; i < end; ++i) rows_[i] = keys[i].row;
  const std::size_t right = node + 2 * left_leaves;
  here.axis = static_cast<std::uint32_t>(axis);
  here.right = static_cast<std::uint32_t>(right);
  const auto build_left = [&, node, begin, middle] { build(points, node + 1, begin, middle, keys, run); };
  const auto build_right = [&, right, middle, end] { build(points, right, middle, end, keys, run); };
  if (end - begin >= kWorthThreads) {
    core::both(build_left, build_right);
  } else {
    build_left();
    build_right();
  }
  here.left_high = boxes_[2 * dimension_ * (node + 1) + dimension_ + axis];
  here.right_low = boxes_[2 * dimension_ * right + axis];
}

}  // namespace ansatz::information

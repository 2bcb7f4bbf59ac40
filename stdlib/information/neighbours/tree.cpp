// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/tree.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <numeric>
#include <span>

#include "stdlib/core/each_stretch.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kNodeWorthThreads = 8192;  // points of a node; below, its children are built one after the other
constexpr std::size_t kSideLooks = 64;           // points of a node by which the widest side is told
constexpr std::size_t kFew = 24;                 // values that are compared with each other

std::size_t whole(std::size_t count, std::size_t part) { return (count + part - 1) / part; }

/// Brings those of which `belongs` is true to the front; returns how many they are. Without a branch on the data.
template <class Belongs>
std::size_t bring_forward(std::span<double> values, const Belongs& belongs) {
  std::size_t front = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double value = values[i];
    values[i] = values[front];
    values[front] = value;
    front += belongs(value) ? 1 : 0;
  }
  return front;
}

void put_in_order(double& a, double& b) {
  const double smaller = std::min(a, b);
  b = std::max(a, b);
  a = smaller;
}

/// The median of seven of them, from end to end. Without a branch on the data.
///
/// Source   Devillard (1998), after Paeth (1990): thirteen exchanges.
double median_of_some(std::span<const double> values) {
  std::array<double, 7> v;
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = values[i * (values.size() - 1) / (v.size() - 1)];
  constexpr std::array<std::array<std::size_t, 2>, 13> kExchanges{
      {{0, 5}, {0, 3}, {1, 6}, {2, 4}, {0, 1}, {3, 5}, {2, 6}, {2, 3}, {3, 6}, {4, 5}, {1, 4}, {1, 3}, {3, 4}}};
  for (const auto& [i, j] : kExchanges) put_in_order(v[i], v[j]);
  return v[3];
}

/// As value_at, of at most kFew: the largest that has no more than `place` below it. Without a branch on the data.
double value_of_few(std::span<const double> values, std::size_t place) {
  std::array<double, kFew> some;
  some.fill(std::numeric_limits<double>::infinity());
  std::copy(values.begin(), values.end(), some.begin());
  std::array<std::int64_t, kFew> below{};
  for (const double v : values)
    for (std::size_t i = 0; i < kFew; ++i) below[i] += v < some[i] ? 1 : 0;
  double value = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < values.size(); ++i)
    value = std::max(value, below[i] <= static_cast<std::int64_t>(place) ? some[i] : value);
  return value;
}

/// The value that stands at `place` in increasing order, of values that lose theirs.
double value_at(std::span<double> values, std::size_t place) {
  while (values.size() > kFew) {
    const double pivot = median_of_some(values);
    const std::size_t below = bring_forward(values, [&](double v) { return v < pivot; });
    if (place < below) {
      values = values.first(below);
      continue;
    }
    place -= below;
    values = values.subspan(below);
    if (below >= values.size() / 8) continue;
    // Many equal the pivot, or it was badly chosen.
    const std::size_t equal = bring_forward(values, [&](double v) { return v <= pivot; });
    if (place < equal) return pivot;
    place -= equal;
    values = values.subspan(equal);
  }
  return value_of_few(values, place);
}

/// Rows whose value is below the border to the front, `to_left` in all. They stay in their order on both sides, and of
/// those on the border the first go left: a sample has one tree. Without a branch on the data.
void part(std::span<const double> values, double border, std::size_t to_left, std::uint32_t* __restrict rows,
          std::uint32_t* __restrict spare) {
  std::size_t below = 0;
  for (const double v : values) below += v < border ? 1 : 0;
  auto ties = static_cast<std::int64_t>(to_left - below);
  std::size_t left = 0, right = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::uint32_t row = rows[i];
    const unsigned is_below = values[i] < border, is_tie = values[i] == border,
                   is_left = is_below | (is_tie & (ties > 0));
    ties -= is_tie;
    rows[left] = row;
    spare[right] = row;
    left += is_left;
    right += is_left ^ 1U;
  }
  std::copy(spare, spare + right, rows + left);
}

}  // namespace

/// Room for a node's values on its axis and for the rows that go to the right; nodes use their own places. Nothing is
/// read before it is written, so nothing is cleared: one thread would do that while others wait.
struct Tree::Space {
  explicit Space(std::size_t points)
      : values(std::make_unique_for_overwrite<double[]>(points)),
        order(std::make_unique_for_overwrite<double[]>(points)),
        right(std::make_unique_for_overwrite<std::uint32_t[]>(points)) {}
  std::unique_ptr<double[]> values, order;
  std::unique_ptr<std::uint32_t[]> right;
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
  const std::size_t inner = nodes_.size() > 1 ? count_ : 0;
  Space space(inner);
  build(points, 0, 0, count_, space, run);
  core::each_stretch(nodes_.size(), 256, count_ >= kNodeWorthThreads, run, [&](std::size_t first, std::size_t last) {
    for (std::size_t node = first; node < last; ++node)
      if (nodes_[node].right == 0) fill_leaf(points, node);
  });
  join_boxes();
}

void Tree::build(const Points& points, std::size_t node, std::size_t begin, std::size_t end, Space& space,
                 core::Run& run) {
  run.tick();
  Node& here = nodes_[node];
  here.begin = static_cast<std::uint32_t>(begin);
  here.end = static_cast<std::uint32_t>(end);
  const std::size_t count = end - begin, leaves = whole(count, leaf_);
  if (leaves == 1) return;
  std::size_t axis = 0;
  double widest = -1;
  const std::size_t step = whole(count, kSideLooks);
  for (std::size_t a = 0; a < dimension_; ++a) {
    const auto column = points.column(a);
    double low = column[rows_[begin]], high = low;
    for (std::size_t i = begin; i < end; i += step) {
      low = std::min(low, column[rows_[i]]);
      high = std::max(high, column[rows_[i]]);
    }
    if (high - low > widest) {
      widest = high - low;
      axis = a;
    }
  }
  const std::size_t left_leaves = whole(leaves, 2), middle = begin + left_leaves * leaf_;
  const auto column = points.column(axis);
  const std::span<double> values(space.values.get() + begin, count), order(space.order.get() + begin, count);
  for (std::size_t i = 0; i < count; ++i) values[i] = order[i] = column[rows_[begin + i]];
  const double border = value_at(order, middle - begin);
  part(values, border, middle - begin, rows_.data() + begin, space.right.get() + begin);
  const std::size_t right = node + 2 * left_leaves;
  here.axis = static_cast<std::uint32_t>(axis);
  here.right = static_cast<std::uint32_t>(right);
  const auto build_left = [&, node, begin, middle] { build(points, node + 1, begin, middle, space, run); };
  const auto build_right = [&, right, middle, end] { build(points, right, middle, end, space, run); };
  if (count >= kNodeWorthThreads) {
    core::both(build_left, build_right);
  } else {
    build_left();
    build_right();
  }
}

void Tree::fill_leaf(const Points& points, std::size_t node) {
  const std::size_t begin = nodes_[node].begin, end = nodes_[node].end;
  const std::size_t padded = end == count_ ? stride_ : end;
  for (std::size_t place = begin; place < padded; ++place)
    row_numbers_[place] = static_cast<double>(rows_[std::min(place, count_ - 1)]);
  double* low = boxes_.data() + 2 * dimension_ * node;
  for (std::size_t a = 0; a < dimension_; ++a) {
    const auto from = points.column(a);
    double* const to = columns_.data() + a * stride_;
    low[a] = low[dimension_ + a] = from[rows_[begin]];
    for (std::size_t place = begin; place < end; ++place) {
      const double value = from[rows_[place]];
      to[place] = value;
      low[a] = std::min(low[a], value);
      low[dimension_ + a] = std::max(low[dimension_ + a], value);
    }
    std::fill(to + end, to + padded, to[end - 1]);
  }
}

void Tree::join_boxes() {
  for (std::size_t node = nodes_.size(); node-- > 0;) {
    Node& here = nodes_[node];
    if (here.right == 0) continue;
    double* box = boxes_.data() + 2 * dimension_ * node;
    const double *left = boxes_.data() + 2 * dimension_ * (node + 1),
                 *right = boxes_.data() + 2 * dimension_ * here.right;
    for (std::size_t a = 0; a < dimension_; ++a) {
      box[a] = std::min(left[a], right[a]);
      box[dimension_ + a] = std::max(left[dimension_ + a], right[dimension_ + a]);
    }
    here.left_high = left[dimension_ + here.axis];
    here.right_low = right[here.axis];
  }
}

}  // namespace ansatz::information

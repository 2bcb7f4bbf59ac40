// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/tree.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Run;

namespace {

using Rows = std::vector<std::size_t>;

Points column_of(std::size_t n, const auto& value) {
  Points points{n, 1, std::vector<double>(n)};
  for (std::size_t i = 0; i < n; ++i) points.values[i] = value(i);
  return points;
}

Rows rows_of_tree(const Tree& tree) {
  Rows rows(tree.count());
  for (std::size_t place = 0; place < rows.size(); ++place) rows[place] = tree.row(place);
  return rows;
}

/// The definition: each node's rows, put in order along its axis with the earlier of equals first, are cut in two.
void check_node(const Tree& tree, const Points& points, std::size_t node, Rows rows) {
  const Tree::Node& here = tree.nodes()[node];
  REQUIRE(here.end - here.begin == rows.size());
  const double* box = tree.boxes() + 2 * points.dimension * node;
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto [low, high] = std::ranges::minmax(rows, {}, [&](std::size_t row) { return points.at(row, a); });
    REQUIRE(box[a] == points.at(low, a));
    REQUIRE(box[points.dimension + a] == points.at(high, a));
  }
  if (here.right == 0) {
    for (std::size_t i = 0; i < rows.size(); ++i) REQUIRE(tree.row(here.begin + i) == rows[i]);
    return;
  }
  const std::size_t to_left = tree.nodes()[node + 1].end - here.begin;
  Rows ordered = rows;
  std::ranges::stable_sort(ordered, {}, [&](std::size_t row) { return points.at(row, here.axis); });
  Rows left(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(to_left)),
      right(ordered.begin() + static_cast<std::ptrdiff_t>(to_left), ordered.end());
  std::ranges::sort(left);  // rows of a node stand in their own order
  std::ranges::sort(right);
  REQUIRE(here.left_high == points.at(ordered[to_left - 1], here.axis));
  REQUIRE(here.right_low == points.at(ordered[to_left], here.axis));
  check_node(tree, points, node + 1, left);
  check_node(tree, points, here.right, right);
}

void check_tree(const std::string& about, const Points& points) {
  INFO(about);
  Run run;
  const Tree tree(points, 16, run);
  Rows rows(points.count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  check_node(tree, points, 0, rows);
}

}  // namespace

TEST_CASE("a tree cuts every node at the middle of its values, the earlier of equals to the left") {
  const std::size_t n = 3001;
  const auto noise = support::uniforms(3, n);
  check_tree("normal", {n, 3, support::normals(1, 3 * n)});
  check_tree("rising", column_of(n, [](std::size_t i) { return static_cast<double>(i); }));
  check_tree("falling", column_of(n, [](std::size_t i) { return -static_cast<double>(i); }));
  check_tree("up and down", column_of(n, [&](std::size_t i) { return static_cast<double>(std::min(i, n - i)); }));
  check_tree("constant", column_of(n, [](std::size_t) { return 2.5; }));
  check_tree("two values", column_of(n, [&](std::size_t i) { return noise[i] < 0.9 ? 0.0 : 1.0; }));
  check_tree("four values", column_of(n, [&](std::size_t i) { return std::floor(4 * noise[i]); }));
  check_tree("one apart", column_of(n, [](std::size_t i) { return i == 17 ? 1e300 : 0.0; }));
  check_tree("both zeros", column_of(n, [&](std::size_t i) { return noise[i] < 0.5 ? 0.0 : -0.0; }));
  check_tree("many scales", column_of(n, [&](std::size_t i) { return std::pow(10.0, 600 * noise[i] - 300); }));
  check_tree("teeth of seven", column_of(n, [](std::size_t i) { return static_cast<double>(i % 7); }));
}

TEST_CASE("a tree of few points") {
  for (std::size_t n = 1; n <= 70; ++n) check_tree(std::to_string(n), {n, 2, support::normals(n, 2 * n)});
}

TEST_CASE("a sample has one tree, whatever the number of threads") {
  Points points{40000, 2, support::uniforms(7, 80000)};
  for (double& v : points.values) v = std::floor(300 * v);
  Run run;
  const Rows in_threads = rows_of_tree(Tree(points, 16, run));
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(rows_of_tree(Tree(points, 16, run)) == in_threads);
}

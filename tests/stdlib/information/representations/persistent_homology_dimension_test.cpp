// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/persistent_homology_dimension.h"

#include <tbb/global_control.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/reference_samples.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;
using support::columns;
using support::uniforms;

namespace {

TreeEstimate tree_dimension_of(const Array& x, std::vector<double> sizes = {}, int repeats = 7) {
  Run run(Stream(7));
  return persistent_homology_dimension({.x = x, .sizes = std::move(sizes), .repeats = repeats}, run);
}

}  // namespace

// The first was computed by another program (Kruskal over all pairs) from the same stream.
TEST_CASE("shortest tree: has the length that is known", "[information][homology]") {
  const Array cloud = columns({uniforms(91, 400), uniforms(92, 400)});
  CHECK(tree_dimension_of(cloud, {20, 400}, 2).lengths.real()[1] == Approx(13.44912729207088).epsilon(1e-12));
  // On a line the tree is the range, whatever the order.
  CHECK(tree_dimension_of(Array::of({5, 1, 9, 2, 4}), {2, 5}).lengths.real()[1] == Approx(8).epsilon(1e-14));
  // A grid of 9 × 7 needs a step for every row but one.
  std::vector<double> across, down;
  for (int i = 0; i < 9; ++i)
    for (int j = 0; j < 7; ++j) {
      across.push_back(3.0 * ((i * 5) % 9));
      down.push_back(3.0 * ((j * 3) % 7));
    }
  CHECK(tree_dimension_of(columns({across, down}), {2, 63}).lengths.real()[1] == Approx(62 * 3).epsilon(1e-14));
}

// Lengths grow as n^{(d − 1)/d} once the faces of the cube do not count. At n = 2000 ten samples gave 1.94 to 1.98 in
// two dimensions and 3.67 to 3.84 in four.
TEST_CASE("persistent homology dimension: finds dimensions that are known", "[information][homology]") {
  const auto u = [](std::uint64_t seed) { return uniforms(seed, 2000); };
  CHECK(tree_dimension_of(columns({u(61), u(62)})).dimension == Approx(1.96).epsilon(0).margin(0.05));
  CHECK(tree_dimension_of(columns({u(61), u(62), u(63), u(64)})).dimension == Approx(3.75).epsilon(0).margin(0.2));
  // On a circle of three components: the tree leaves out the one gap.
  std::vector<double> x, y, z;
  for (const double turn : uniforms(5, 1000)) {
    x.push_back(std::cos(6.283185307179586 * turn));
    y.push_back(std::sin(6.283185307179586 * turn));
    z.push_back(x.back() + y.back());
  }
  CHECK(tree_dimension_of(columns({x, y, z})).dimension == Approx(1).epsilon(0).margin(0.05));
}

TEST_CASE("persistent homology dimension: neither unit nor threads matter", "[information][homology]") {
  auto x = uniforms(1, 300), y = uniforms(2, 300);
  const TreeEstimate plain = tree_dimension_of(columns({x, y}));
  for (double& v : x) v *= 1024;
  for (double& v : y) v *= 1024;
  CHECK(tree_dimension_of(columns({x, y})).dimension == Approx(plain.dimension).epsilon(1e-12));
  CHECK(plain.lengths.coordinate_values(0).front() == 18);
  CHECK(plain.lengths.coordinate_values(0).back() == 300);
  const Array again = columns({uniforms(1, 300), uniforms(2, 300)});
  tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(tree_dimension_of(again).dimension == plain.dimension);
}

TEST_CASE("persistent homology dimension: says what it cannot know and refuses what it cannot read",
          "[information][homology]") {
  Run run;
  CHECK(std::isnan(persistent_homology_dimension({.x = Array::of(std::vector<double>(40, 2.0))}, run).dimension));
  CHECK_THAT(run.warnings().at(0), Contains("rows of a subsample are all the same"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({})), Contains("x"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3})),
                    Contains("x is 3 rows, but must be at least 16, or sizes given"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3}), {2}), Contains("sizes is one size"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3}), {2, 4}),
                    Contains("sizes is 4 at place 2, but must be whole and in [2, 3]"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3}), {2.5, 3}), Contains("sizes is 2.5 at place 1"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3}), {3, 2}),
                    Contains("sizes is 2 at place 2, but must be increasing"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, 2, 3}), {2, 3}, 0), Contains("repeats is 0"));
  CHECK_THROWS_WITH(tree_dimension_of(Array::of({1, INFINITY, 3})), Contains("inf"));
}

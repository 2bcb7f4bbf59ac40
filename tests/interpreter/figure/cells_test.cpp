// SPDX-License-Identifier: MIT
#include "interpreter/figure/cells.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace ansatz::figure;

TEST_CASE("cells: puts edges midway and mirrors the outer ones", "[figure][cells]") {
  CHECK(cell_edges({0, 1, 2}, false) == std::vector<double>{-0.5, 0.5, 1.5, 2.5});
  CHECK(cell_edges({0, 1, 3, 7}, false) == std::vector<double>{-0.5, 0.5, 2, 5, 9});
  CHECK(cell_edges({3, 1, 0}, false) == std::vector<double>{4, 2, 0.5, -0.5});
  CHECK(cell_edges({5}, false) == std::vector<double>{4.5, 5.5});
}

TEST_CASE("cells: takes the geometric mean on a logarithmic axis", "[figure][cells]") {
  const auto edges = cell_edges({1, 100, 10000}, true);
  const double expected[] = {0.1, 10, 1000, 100000};
  // Powers and logarithms round in the last place only.
  for (std::size_t i = 0; i < 4; ++i) CHECK(edges[i] == Approx(expected[i]).epsilon(1e-14));
}

TEST_CASE("cells: tells an even axis from an uneven one", "[figure][cells]") {
  CHECK(evenly_spaced({0, 0.1, 0.2, 0.30000000000000004}));
  CHECK_FALSE(evenly_spaced({0, 1, 2.1, 3}));
}

TEST_CASE("cells: keeps the mean and the true edges when it resamples", "[figure][cells]") {
  const CellGrid grid{{0, 1, 4}, {0, 2}, {8, 2}};
  const CellGrid even = resample(grid, 4, 1);
  CHECK(even.values == std::vector<double>{8, 2, 2, 2});
  // Two cells over [0, 2] and [2, 4]: the first holds one part of 8 and one of 2.
  CHECK(resample(grid, 2, 1).values == std::vector<double>{5, 2});
}

TEST_CASE("cells: leaves blank what is mostly blank", "[figure][cells]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const CellGrid grid{{0, 1, 2, 3, 4}, {0, 1}, {1, nan, nan, nan}};
  const CellGrid halved = resample(grid, 2, 1);
  CHECK(halved.values[0] == 1);
  CHECK(std::isnan(halved.values[1]));
}

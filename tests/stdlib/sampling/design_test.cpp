// SPDX-License-Identifier: MIT
#include "stdlib/sampling/design.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace ansatz;
using namespace ansatz::sampling;

namespace {

using Make = core::Array (*)(const Design&, core::Run&);

core::Array made(Make make, std::size_t points, std::size_t axes, std::uint64_t seed = 1) {
  core::Run run{core::Stream(seed)};
  return make({points, axes}, run);
}

double at(const core::Array& design, std::size_t point, std::size_t axis) {
  return design.real()[point * design.dimension(1).size + axis];
}

/// The largest difference between a box's share of points and its area, over boxes from the origin: the star
/// discrepancy, exact in two dimensions (Niederreiter 1992, §2.1: it is reached at corners made of coordinates).
double star_discrepancy(const core::Array& design) {
  const std::size_t n = design.dimension(0).size;
  std::vector<double> xs{1}, ys{1};
  for (std::size_t i = 0; i < n; ++i) {
    xs.push_back(at(design, i, 0));
    ys.push_back(at(design, i, 1));
  }
  double worst = 0;
  for (const double x : xs) {
    for (const double y : ys) {
      double open = 0, closed = 0;
      for (std::size_t i = 0; i < n; ++i) {
        open += at(design, i, 0) < x && at(design, i, 1) < y ? 1 : 0;
        closed += at(design, i, 0) <= x && at(design, i, 1) <= y ? 1 : 0;
      }
      const double count = static_cast<double>(n);
      worst = std::max({worst, x * y - open / count, closed / count - x * y});
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("latin hypercube: hits each stratum of each axis once", "[sampling]") {
  const std::size_t points = GENERATE(1u, 2u, 7u, 64u, 1000u);
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    const core::Array design = made(latin_hypercube, points, 4, seed);
    for (std::size_t k = 0; k < 4; ++k) {
      std::set<std::size_t> strata;
      for (std::size_t i = 0; i < points; ++i) {
        const double x = at(design, i, k);
        CHECK(x > 0);
        CHECK(x < 1);
        strata.insert(static_cast<std::size_t>(std::floor(x * static_cast<double>(points))));
      }
      CHECK(strata.size() == points);
    }
  }
}

TEST_CASE("latin hypercube: orders its axes apart, and another seed differently", "[sampling]") {
  const core::Array design = made(latin_hypercube, 200, 2), other = made(latin_hypercube, 200, 2, 9);
  // Rank correlation of independent orders: standard deviation 1/√(n - 1) = 0.07; five of them.
  double product = 0;
  for (std::size_t i = 0; i < 200; ++i) product += (at(design, i, 0) - 0.5) * (at(design, i, 1) - 0.5);
  CHECK(std::abs(product / 200 * 12) < 0.35);
  CHECK_FALSE(design.identical(other));
}

TEST_CASE("sobol: begins with the published points", "[sampling]") {
  // Bratley & Fox (1988) and the documentation of Boost.Random; the origin is left out. The third coordinate from the
  // primitive polynomial x² + x + 1 with m = 1, 3, worked out by hand in Joe & Kuo's notes on generating the sequence.
  const double expected[][3] = {{0.5, 0.5, 0.5},       {0.75, 0.25, 0.25},    {0.25, 0.75, 0.75},
                                {0.375, 0.375, 0.625}, {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875},
                                {0.125, 0.625, 0.375}};
  const core::Array design = made(sobol, 7, 3);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t k = 0; k < 3; ++k) {
      INFO("point " << i + 1 << ", axis " << k + 1);
      CHECK(at(design, i, k) == expected[i][k]);
    }
  }
}

TEST_CASE("sobol: fills every dyadic interval of every axis", "[sampling]") {
  // With the origin, 2^m points have one in each interval of length 2^-m; without it the first interval has none.
  const std::size_t axes = GENERATE(1u, 5u, 40u, 3667u);
  const core::Array design = made(sobol, 255, axes);
  for (std::size_t k = 0; k < axes; ++k) {
    std::set<std::size_t> hit;
    for (std::size_t i = 0; i < 255; ++i) hit.insert(static_cast<std::size_t>(at(design, i, k) * 256));
    CHECK(hit.size() == 255);
    CHECK(*hit.begin() == 1);
  }
}

TEST_CASE("sobol and latin hypercubes: lie closer to even than independent points", "[sampling]") {
  const double sequence = star_discrepancy(made(sobol, 127, 2));
  CHECK(sequence < 0.03);  // 0.024 here; of the order log²(n)/n
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    // For 127 independent points it is 0.1 or so (Heinrich et al. 2001: of the order √(d/n)).
    const double independent = star_discrepancy(made(random, 127, 2, seed));
    CHECK(independent > 2 * sequence);
    CHECK(independent < 0.35);
  }
}

TEST_CASE("random and sobol: leave earlier points alone when more are asked for", "[sampling]") {
  for (const Make make : {Make(random), Make(sobol)}) {
    const core::Array few = made(make, 50, 3), many = made(make, 100, 3), wide = made(make, 50, 5);
    for (std::size_t i = 0; i < 50; ++i) {
      for (std::size_t k = 0; k < 3; ++k) {
        CHECK(at(few, i, k) == at(many, i, k));
        CHECK(at(few, i, k) == at(wide, i, k));
      }
    }
  }
}

TEST_CASE("latin hypercube: is another design for another number of points", "[sampling]") {
  const core::Array few = made(latin_hypercube, 50, 1), many = made(latin_hypercube, 100, 1);
  std::set<double> all(many.real().begin(), many.real().end());
  for (const double x : few.real()) CHECK(all.count(x) == 0);
}

TEST_CASE("designs: name their dimensions", "[sampling]") {
  const core::Array design = made(sobol, 4, 2);
  CHECK(design.dimension(0).name == "point");
  CHECK(design.dimension(1).name == "axis");
}

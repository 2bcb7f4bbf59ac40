// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/boltzmann_entropy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

BoltzmannEstimate cells_of(Array x, std::vector<double> sizes, double origin = 0) {
  Run run;
  return boltzmann_entropy({.x = std::move(x), .sizes = std::move(sizes), .origin = origin}, run);
}

Array plane(std::vector<double> values) {
  const std::size_t rows = values.size() / 2;
  return Array({{"sample", rows}, {"component", 2}}, std::move(values));
}

}  // namespace

TEST_CASE("boltzmann entropy: is by hand, and by a map of cells", "[information][representations]") {
  // Cells of 1: three points in [0, 1), one in [−1, 0); of ½: 2, 1, 1.
  const auto found = cells_of(Array::of({0, 0.2, 0.9, -0.1}), {1, 0.5});
  CHECK(found.entropy.real()[0] == Approx(-0.75 * std::log(0.75) - 0.25 * std::log(0.25)).epsilon(0).margin(1e-14));
  CHECK(found.entropy.real()[1] == Approx(1.5 * std::log(2) + std::log(0.5)).epsilon(0).margin(1e-14));
  CHECK(found.cells.real()[1] == 3);
  CHECK(found.alone.real()[1] == 0.5);
  // Moved by the origin.
  CHECK(cells_of(Array::of({0, 0.2, 0.9, -0.1}), {1}, -0.5).cells.real()[0] == 2);
  const auto x = support::normals(3, 4000);
  for (const double size : {0.1, 0.7}) {
    std::map<std::pair<double, double>, double> counts;
    for (std::size_t i = 0; i < 2000; ++i)
      ++counts[{std::floor((x[2 * i] - 0.3) / size), std::floor((x[2 * i + 1] - 0.3) / size)}];
    double wanted = 2 * std::log(size);
    for (const auto& [cell, count] : counts) wanted -= count / 2000 * std::log(count / 2000);
    const auto by_cells = cells_of(plane(x), {size}, 0.3);
    CHECK(by_cells.entropy.real()[0] == Approx(wanted).epsilon(0).margin(1e-12));
    CHECK(by_cells.cells.real()[0] == static_cast<double>(counts.size()));
  }
}

// Normal points: ½ ln 2πe, cells of 0.2 σ lose Δ²/24 of curvature, 40 000 points some 30/2N.
TEST_CASE("boltzmann entropy: of small cells is the differential entropy", "[information][representations]") {
  const auto found = cells_of(Array::of(support::normals(5, 40000)), {0.2});
  CHECK(found.entropy.real()[0] ==
        Approx(0.5 * std::log(2 * std::numbers::pi * std::numbers::e)).epsilon(0).margin(0.015));
  // Points of [0, 1)² in cells that part it: near 0, low by cells/2N.
  const auto even = cells_of(plane(support::uniforms(6, 80000)), {1, 0.25, 0.125});
  CHECK(even.entropy.real()[0] == 0);
  CHECK(even.entropy.real()[1] == Approx(-15 / 80000.0).epsilon(0).margin(3e-4));
  CHECK(even.entropy.real()[2] == Approx(-63 / 80000.0).epsilon(0).margin(6e-4));
}

// Arnold's map keeps areas and folds: a small square of points fills the torus for any cells, and later for small ones.
TEST_CASE("boltzmann entropy: grows where a map keeps volumes", "[information][representations]") {
  auto points = support::uniforms(8, 40000);
  for (double& v : points) v = 0.4 + v / 10;
  std::vector<double> coarse, fine;
  for (int t = 0; t <= 8; ++t) {
    const auto found = cells_of(plane(points), {0.2, 0.02});
    coarse.push_back(found.entropy.real()[0]);
    fine.push_back(found.entropy.real()[1]);
    for (std::size_t i = 0; i < points.size(); i += 2) {
      const double x = points[i], y = points[i + 1];
      points[i] = std::fmod(2 * x + y, 1), points[i + 1] = std::fmod(x + y, 1);
    }
  }
  CHECK(fine[0] == Approx(2 * std::log(0.1)).epsilon(0).margin(2e-3));
  CHECK(coarse[3] > coarse[1]);
  CHECK(coarse[6] == Approx(0).epsilon(0).margin(0.02));
  CHECK(fine[1] < -3);
  CHECK(fine[8] == Approx(-2499 / 40000.0).epsilon(0).margin(0.03));
}

TEST_CASE("boltzmann entropy: refuses what it cannot read, by name", "[information][representations]") {
  CHECK_THROWS_WITH(cells_of(Array::of({1, 2}), {}), Contains("sizes is empty"));
  CHECK_THROWS_WITH(cells_of(Array::of({1, 2}), {0}), Contains("sizes is 0"));
  CHECK_THROWS_WITH(cells_of(Array::of({1, 2}), {NAN}), Contains("sizes is nan"));
  CHECK_THROWS_WITH(cells_of(Array::of({1e30, 2}), {1e-3}), Contains("sizes is 0.001, but must be at least"));
  CHECK_THROWS_WITH(cells_of(Array::of({}), {1}), Contains("x"));
  CHECK_THROWS_WITH(cells_of(Array::of({1, NAN}), {1}), Contains("x"));
  CHECK_THROWS_WITH(cells_of(Array::of({1, 2}), {1}, INFINITY), Contains("origin is inf"));
  const auto one = cells_of(Array::of({5}), {0.5});
  CHECK(one.entropy.real()[0] == Approx(std::log(0.5)).epsilon(0).margin(1e-15));
  CHECK(one.alone.real()[0] == 1);
}

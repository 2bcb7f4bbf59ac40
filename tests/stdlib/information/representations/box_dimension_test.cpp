// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/box_dimension.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/reference_samples.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::columns;
using support::uniforms;

namespace {

BoxEstimate box_dimension_of(const Array& x, double order = 0, std::vector<double> sizes = {}) {
  Run run;
  return box_dimension({.x = x, .order = order, .sizes = std::move(sizes)}, run);
}

// Middles of the intervals that are left of [0, 1] after so many thirds were taken out; the ends complete the range.
std::vector<double> cantor(int levels) {
  std::vector<double> out{0.5};
  for (int k = 0; k < levels; ++k) {
    std::vector<double> next;
    for (const double v : out) next.insert(next.end(), {v / 3, v / 3 + 2.0 / 3});
    out = next;
  }
  out.push_back(0);
  out.push_back(1);
  return out;
}

std::vector<double> powers(double ratio, int count) {
  std::vector<double> out;
  for (int k = 1; k <= count; ++k) out.push_back(std::pow(ratio, k));
  return out;
}

// Shares of a quarter and three, again and again: a row of place k/2^levels for each unit of mass.
std::vector<double> cascade(int levels) {
  std::vector<double> out;
  for (int place = 0; place < 1 << levels; ++place) {
    int mass = 1;
    for (int bit = 0; bit < levels; ++bit) mass *= (place >> bit & 1) != 0 ? 3 : 1;
    for (int k = 0; k < mass; ++k) out.push_back((place + 0.5) / (1 << levels));
  }
  return out;
}

}  // namespace

TEST_CASE("box dimension: is that of sets whose boxes are known", "[information][box_dimension]") {
  // 2^k of 3^k boxes hold something.
  const BoxEstimate dust = box_dimension_of(Array::of(cantor(9)), 0, powers(1.0 / 3, 8));
  CHECK(dust.dimension == Approx(std::log(2) / std::log(3)).epsilon(1e-12));
  CHECK(dust.boxes.real()[7] == Approx(256).epsilon(1e-12));
  CHECK(dust.boxes.coordinate_values(0)[1] == Approx(1.0 / 9).epsilon(1e-14));
  // A line in three components, and a square on a grid.
  std::vector<double> line, across, down;
  for (int i = 0; i < 4096; ++i) line.push_back(i / 4095.0);
  for (int i = 0; i < 128; ++i)
    for (int j = 0; j < 128; ++j) {
      across.push_back(i);
      down.push_back(j);
    }
  CHECK(box_dimension_of(columns({line, line, line})).dimension == Approx(1).epsilon(1e-12));
  const BoxEstimate square = box_dimension_of(columns({across, down}));
  CHECK(square.dimension == Approx(2).epsilon(1e-12));
  CHECK(square.boxes.real()[0] == Approx(4).epsilon(1e-12));
}

// Masses p = ¼ and ¾: D_q = log₂(p^q + (1 − p)^q)/(1 − q), D₁ = H(p)/ln 2, at every level exactly. Boxes of the last
// level would be as wide as the places are apart, so that the last place shares the closed last box with its neighbour.
TEST_CASE("box dimension: is that of a cascade, order by order", "[information][box_dimension]") {
  constexpr int kLevels = 6;
  const auto x = cascade(kLevels);
  const auto sizes = powers(0.5, kLevels - 1);
  const double h = -(0.25 * std::log(0.25) + 0.75 * std::log(0.75)) / std::log(2);
  CHECK(box_dimension_of(Array::of(x), 0, sizes).dimension == Approx(1).epsilon(1e-12));
  CHECK(box_dimension_of(Array::of(x), 1, sizes).dimension == Approx(h).epsilon(1e-12));
  CHECK(box_dimension_of(Array::of(x), 2, sizes).dimension == Approx(-std::log2(10.0 / 16)).epsilon(1e-12));
  CHECK(box_dimension_of(Array::of(x), INFINITY, sizes).dimension == Approx(-std::log2(0.75)).epsilon(1e-12));
}

TEST_CASE("box dimension: neither place, unit nor order of rows matter", "[information][box_dimension]") {
  const auto u = uniforms(31, 3000), v = uniforms(32, 3000);
  const double plain = box_dimension_of(columns({u, v}), 1).dimension;
  // Uniforms fill the square: D = 2, low by what sparse boxes miss.
  CHECK(plain == Approx(2).epsilon(0).margin(0.05));
  std::vector<double> a, b;
  for (std::size_t i = 3000; i > 0; --i) {
    a.push_back(64 * u[i - 1]);
    b.push_back(64 * v[i - 1]);
  }
  CHECK(box_dimension_of(columns({a, b}), 1).dimension == Approx(plain).epsilon(1e-12));
}

TEST_CASE("box dimension: refuses what it cannot read, by name", "[information][box_dimension]") {
  CHECK_THROWS_WITH(box_dimension_of(Array::of({})), Contains("x"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({3, 3, 3})), Contains("x is one point, but must be two points or more"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3})),
                    Contains("x is 3 rows, but must be so many that boxes of two sizes"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, NAN, 3})), Contains("NaN"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3}), -1), Contains("order is -1"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3}), 0, {1}),
                    Contains("sizes is one size, but must be two or more"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3}), 0, {0.5, 1}), Contains("sizes is 1 at place 2"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3}), 0, {0.5, 0}), Contains("sizes is 0 at place 2"));
  CHECK_THROWS_WITH(box_dimension_of(Array::of({1, 2, 3}), 0, {0.5, 1e-16}),
                    Contains("sizes is 1e-16 at place 2, but must be at least"));
}

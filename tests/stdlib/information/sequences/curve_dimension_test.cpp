// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/curve_dimension.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

HiguchiEstimate higuchi(std::vector<double> x, int longest = 10) {
  Run run;
  return higuchi_dimension({.x = Array::of(std::move(x)), .longest = longest}, run);
}

double katz(std::vector<double> x, double step = 0) {
  Run run;
  return katz_dimension({.x = Array::of(std::move(x)), .step = step}, run);
}

double petrosian(std::vector<double> x) {
  Run run;
  return petrosian_dimension({.x = Array::of(std::move(x))}, run);
}

std::vector<double> sine(std::size_t n) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) x[i] = std::sin(2 * std::numbers::pi * static_cast<double>(i) / 100);
  return x;
}

std::vector<double> ramp(std::size_t n) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<double>(i);
  return x;
}

std::vector<double> sums(std::vector<double> x) {
  for (std::size_t i = 1; i < x.size(); ++i) x[i] += x[i - 1];
  return x;
}

}  // namespace

// The documentation of AntroPy prints four digits of a sine of 30 periods of 100 values and of a straight line.
TEST_CASE("curve dimension: meets published values", "[information][curve]") {
  CHECK(petrosian(sine(3000)) == Approx(1.0010).epsilon(0).margin(5e-5));
  CHECK(katz(sine(3000)) == Approx(2.4871).epsilon(0).margin(5e-5));
  CHECK(petrosian(ramp(1000)) == 1);
  CHECK(katz(ramp(1000)) == Approx(1).epsilon(1e-14));
}

TEST_CASE("higuchi: is exact for a straight line, and by hand for a short series", "[information][curve]") {
  const HiguchiEstimate line = higuchi(ramp(1000), 20);
  CHECK(line.dimension == Approx(1).epsilon(1e-12));
  CHECK(line.lengths.real()[0] == Approx(999).epsilon(1e-14));
  CHECK(line.lengths.real()[6] == Approx(999.0 / 7).epsilon(1e-14));
  // 0 1 3 2 5: k = 1: 1 + 2 + 1 + 3 = 7. k = 2: from 0: (3 + 2)·4/(2·4) = 2.5; from 1: 1·4/(1·4) = 1; mean 1.75.
  const HiguchiEstimate five = higuchi({0, 1, 3, 2, 5}, 2);
  CHECK(five.lengths.real()[0] == Approx(7).epsilon(1e-14));
  CHECK(five.lengths.real()[1] == Approx(1.75).epsilon(1e-14));
  CHECK(five.dimension == Approx(2).epsilon(1e-14));
  CHECK(five.lengths.coordinate_values(0) == std::vector<double>{1, 2});
}

// E|x_{t+k} − x_t| does not depend on k for noise and goes as √k for a walk; over 20 seeds of 20000 values the
// estimates spread by 0.004 and 0.01.
TEST_CASE("higuchi: tells noise, walks and smooth curves", "[information][curve]") {
  CHECK(higuchi(support::normals(3, 20000)).dimension == Approx(2).epsilon(0).margin(0.01));
  CHECK(higuchi(sums(support::normals(3, 20000))).dimension == Approx(1.5).epsilon(0).margin(0.03));
  CHECK(higuchi(sine(3000)).dimension == Approx(1).epsilon(0).margin(0.01));
}

TEST_CASE("katz: counts time where asked to, and knows its limits", "[information][curve]") {
  CHECK(katz({0, 3, 6}, 4) == Approx(1).epsilon(1e-14));
  // n = 2, L = 10, d = 8: back at the level of the first.
  CHECK(katz({0, 3, 0}, 4) == Approx(std::log(2) / (std::log(2) + std::log(0.8))).epsilon(1e-14));
  // Up and down by one: d = 1 is the mean distance, which no power of it exceeds.
  CHECK(std::isinf(katz({0, 1, 0, 1, 0})));
  Run run;
  CHECK(std::isnan(katz_dimension({.x = Array::of({2, 2, 2})}, run)));
  CHECK_THAT(run.warnings().at(0), Contains("x is constant"));
  CHECK_THROWS_WITH(katz({1, 2, 3}, -1), Contains("step is -1"));
  CHECK_THROWS_WITH(katz({1, 2}), Contains("x is 2 values, but must be at least 3 values"));
}

TEST_CASE("petrosian: counts turns and leaves level stretches out", "[information][curve]") {
  const auto wanted = [](double n, double turns) {
    return std::log10(n) / (std::log10(n) + std::log10(n / (n + 0.4 * turns)));
  };
  CHECK(petrosian({1, 2, 1, 2, 1, 2}) == Approx(wanted(6, 4)).epsilon(1e-14));
  CHECK(petrosian({1, 2, 2, 1, 1, 0, 3}) == Approx(wanted(7, 2)).epsilon(1e-14));
  CHECK(petrosian({2, 2, 2}) == 1);
  // A third of three values in a row of noise is no turn.
  CHECK(petrosian(support::uniforms(5, 30000)) == Approx(wanted(30000, 20000)).epsilon(0).margin(2e-4));
  CHECK_THROWS_WITH(petrosian({1, INFINITY, 3}), Contains("inf at element 2"));
}

TEST_CASE("higuchi: says what it cannot know and refuses what it cannot read", "[information][curve]") {
  Run run;
  CHECK(std::isnan(higuchi_dimension({.x = Array::of(std::vector<double>(50, 1.0))}, run).dimension));
  CHECK_THAT(run.warnings().at(0), Contains("no length in steps of some size"));
  CHECK(std::isnan(higuchi({1, 2, 1, 2, 1, 2, 1, 2}, 3).dimension));  // every second value is the same
  CHECK_THROWS_WITH(higuchi(ramp(20), 10), Contains("longest is 10, but must be in [2, 9]"));
  CHECK_THROWS_WITH(higuchi(ramp(20), 1), Contains("longest is 1"));
  CHECK_THROWS_WITH(higuchi({1, 2, 3, 4}, 2), Contains("x is 4 values, but must be at least 5 values"));
  CHECK_THROWS_WITH(higuchi({1, 2, NAN, 4, 5}, 2), Contains("nan at element 3"));
}

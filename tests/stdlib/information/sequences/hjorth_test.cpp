// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/hjorth.h"

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

HjorthParameters hjorth_of(std::vector<double> x, double step = 1) {
  Run run;
  return hjorth({.x = Array::of(std::move(x)), .step = step}, run);
}

std::vector<double> sine(std::size_t n, double amplitude, double offset = 0) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i)
    x[i] = offset + amplitude * std::sin(2 * std::numbers::pi * static_cast<double>(i) / 100);
  return x;
}

}  // namespace

// The documentation of AntroPy prints (0.0627, 1.005) for this sine.
TEST_CASE("hjorth: meets published values", "[information][hjorth]") {
  const auto found = hjorth_of(sine(400, 1));
  CHECK(found.mobility == Approx(0.0627).epsilon(0).margin(5e-5));
  CHECK(found.complexity == Approx(1.005).epsilon(0).margin(5e-5));
}

TEST_CASE("hjorth: is by hand for a short series", "[information][hjorth]") {
  // Mean 1, variance (1 + 1 + 4 + 4)/5; differences 2 1 −4 4: mean ¾; of these −1 −5 8: mean ⅔.
  const auto found = hjorth_of({0, 2, 3, -1, 3});
  CHECK(found.activity == Approx(2.64).epsilon(1e-14));
  const double first = 37.0 / 4 - 9.0 / 16, second = 90.0 / 3 - 4.0 / 9;
  CHECK(found.mobility == Approx(std::sqrt(first / 2.64)).epsilon(1e-14));
  CHECK(found.complexity == Approx(std::sqrt(second / first) / std::sqrt(first / 2.64)).epsilon(1e-14));
}

// Variances of noise, its differences and theirs are as 1 : 2 : 6; of 50000 values each is known to a percent.
TEST_CASE("hjorth: meets closed forms of a sine and of noise", "[information][hjorth]") {
  const auto noise = hjorth_of(support::normals(9, 50000));
  CHECK(noise.activity == Approx(1).epsilon(0.02));
  CHECK(noise.mobility == Approx(std::sqrt(2)).epsilon(0.01));
  CHECK(noise.complexity == Approx(std::sqrt(1.5)).epsilon(0.01));
  // A thousand periods leave only the ends; amplitude and offset say nothing of frequency, and time its unit.
  const auto wave = hjorth_of(sine(100000, 3, 1e6), 0.01);
  CHECK(wave.activity == Approx(4.5).epsilon(1e-9));
  CHECK(wave.mobility == Approx(2 * std::sin(std::numbers::pi / 100) / 0.01).epsilon(1e-4));
  CHECK(wave.complexity == Approx(1).epsilon(1e-4));
}

TEST_CASE("hjorth: says what it cannot know and refuses what it cannot read", "[information][hjorth]") {
  Run run;
  const auto constant = hjorth({.x = Array::of({4, 4, 4, 4})}, run);
  CHECK(constant.activity == 0);
  CHECK(std::isnan(constant.mobility));
  CHECK(std::isnan(constant.complexity));
  CHECK_THAT(run.warnings().at(0), Contains("x is constant"));
  const auto line = hjorth({.x = Array::of({1, 3, 5, 7})}, run);
  CHECK(line.mobility == 0);
  CHECK(std::isnan(line.complexity));
  CHECK_THAT(run.warnings().at(1), Contains("x is a straight line"));
  CHECK_THROWS_WITH(hjorth_of({1, 2}), Contains("x is 2 values, but must be at least 3 values"));
  CHECK_THROWS_WITH(hjorth_of({1, NAN, 2}), Contains("nan at element 2"));
  CHECK_THROWS_WITH(hjorth_of({1, 2, 4}, 0), Contains("step is 0"));
}

TEST_CASE("hjorth: refuses values whose variance is no number, and none whose is", "[information][hjorth]") {
  CHECK_THROWS_WITH(
      hjorth_of({1e-200, 3e-200, 2e-200, 5e-200}),
      Contains("hjorth: x is of standard deviation 1.48e-200, but must be constant, or of 1e-150 at least"));
  CHECK_THROWS_WITH(hjorth_of({1e200, 3e200, 2e200, 5e200}), Contains("x is 1e+200, but must be within ±1e+152"));
  const auto usual = hjorth_of({1, 3, 2, 5});
  const double unit = std::ldexp(1, -490);  // 3e-148; a power of two changes no digit
  const auto small = hjorth_of({unit, 3 * unit, 2 * unit, 5 * unit});
  CHECK(small.mobility == usual.mobility);
  CHECK(small.complexity == usual.complexity);
  CHECK(small.activity == usual.activity * unit * unit);
}

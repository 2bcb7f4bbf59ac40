// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/singular_value_entropy.h"

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

double singular_value_entropy_of(std::vector<double> x, int m = 3, bool normalised = false,
                                 Base base = std::string("nat"), int lag = 1) {
  Run run;
  return singular_value_entropy(
      {.x = Array::of(std::move(x)), .m = m, .lag = lag, .normalised = normalised, .base = std::move(base)}, run);
}

}  // namespace

// The documentation of AntroPy has all digits of the first two and four of the others.
TEST_CASE("singular value entropy: meets published values", "[information][regularity]") {
  const std::vector<double> seven = {4, 7, 9, 10, 6, 11, 3};
  CHECK(singular_value_entropy_of(seven, 2, false, std::string("bit")) == Approx(0.7618909465130066).epsilon(1e-13));
  CHECK(singular_value_entropy_of(seven, 3, true) == Approx(0.6870083043946692).epsilon(1e-13));
  std::vector<double> sine(3000), ramp(1000);
  for (std::size_t i = 0; i < 3000; ++i) sine[i] = std::sin(2 * std::numbers::pi * static_cast<double>(i) / 100);
  for (std::size_t i = 0; i < 1000; ++i) ramp[i] = static_cast<double>(i);
  CHECK(singular_value_entropy_of(sine, 3, true) == Approx(0.1775).epsilon(0).margin(5e-5));
  CHECK(singular_value_entropy_of(ramp, 3, true) == Approx(0.0053).epsilon(0).margin(5e-5));
}

TEST_CASE("singular value entropy: knows how many directions states fill", "[information][regularity]") {
  // Powers of one number: all states are multiples of one.
  CHECK(singular_value_entropy_of({1, 2, 4, 8, 16, 32, 64}) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(singular_value_entropy_of({5, 5, 5, 5, 5, 5}) == Approx(0).epsilon(0).margin(1e-12));
  // Up and down at a quarter: states (1, 0), (0, −1), (−1, 0), (0, 1) fill both directions alike.
  CHECK(singular_value_entropy_of({1, 0, -1, 0, 1, 0, -1, 0, 1}, 2) == Approx(std::log(2)).epsilon(1e-14));
  // Two steps apart they are opposite.
  CHECK(singular_value_entropy_of({1, 0, -1, 0, 1, 0, -1, 0, 1, 0}, 2, false, std::string("nat"), 2) ==
        Approx(0).epsilon(0).margin(1e-12));
  // Singular values of N noisy states are equal to 1/√N.
  CHECK(singular_value_entropy_of(support::normals(2, 20000), 4, true) == Approx(1).epsilon(0).margin(1e-3));
  const auto x = support::uniforms(8, 300);
  auto larger = x;
  for (double& v : larger) v *= -1024;
  CHECK(singular_value_entropy_of(larger) == Approx(singular_value_entropy_of(x)).epsilon(1e-13));
}

TEST_CASE("singular value entropy: says what it cannot know and refuses what it cannot read",
          "[information][regularity]") {
  Run run;
  CHECK(std::isnan(singular_value_entropy({.x = Array::of({0, 0, 0, 0, 0})}, run)));
  CHECK_THAT(run.warnings().at(0), Contains("x is zero throughout"));
  CHECK_THROWS_WITH(singular_value_entropy_of({1, 2, 3, 4}), Contains("x is 4 values, but must be at least 5 values"));
  CHECK_THROWS_WITH(singular_value_entropy_of({1, 2, 3, 4}, 1), Contains("m is 1"));
  CHECK_THROWS_WITH(singular_value_entropy_of({1, 2, 3, 4, 5}, 2, false, std::string("nat"), 0), Contains("lag is 0"));
  CHECK_THROWS_WITH(singular_value_entropy_of({1, 2, NAN, 4, 5}), Contains("nan at element 3"));
}

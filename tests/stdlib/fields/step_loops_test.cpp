// SPDX-License-Identifier: MIT
#include "stdlib/fields/step_loops.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace ansatz::fields;

TEST_CASE("step_loops: the largest value never hides one that is not finite", "[fields][loops]") {
  const double bad = GENERATE(std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                              -std::numeric_limits<double>::infinity());
  for (std::size_t place = 0; place < 37; ++place) {  // of whole vectors of any width, and of the rest
    std::vector<double> values(37, -3.0);
    CHECK(largest_magnitude(values) == 3.0);
    values[place] = -4.5;
    CHECK(largest_magnitude(values) == 4.5);
    values[place] = bad;
    CHECK_FALSE(std::isfinite(largest_magnitude(values)));
  }
  CHECK(largest_magnitude({}) == 0);
}

// Whole numbers and halves, so each operation is exact and the order does not matter.
TEST_CASE("step_loops: leapfrog is 2 φ - φ₋ + h² (φ_xx - V')", "[fields][loops]") {
  const std::size_t n = 37;
  std::vector<double> before(n), now(n), curvature(n), force(n), after(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(i);
    before[i] = x;
    now[i] = 3 * x + 1;
    curvature[i] = 5 - x;
    force[i] = 7 * x;
  }
  leapfrog({before.data(), now.data(), after.data()}, curvature.data(), force.data(), n, 0.25);
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(i);
    CHECK(after[i] == 2 * (3 * x + 1) - x + ((5 - x) - 7 * x) / 4);
  }
}

TEST_CASE("step_loops: a kick and a drift are v + kick (φ_xx - V') and u + drift v of the new v", "[fields][loops]") {
  const std::size_t n = 37;
  std::vector<double> u(n), velocity(n), curvature(n), force(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(i);
    u[i] = x;
    velocity[i] = 2 - x;
    curvature[i] = 5 - x;
    force[i] = 7 * x;
  }
  kick_and_drift(u.data(), velocity.data(), curvature.data(), force.data(), n, {0.5, 0.25});
  for (std::size_t i = 0; i < n; ++i) {
    const auto x = static_cast<double>(i);
    const double v = 2 - x + ((5 - x) - 7 * x) / 2;
    CHECK(velocity[i] == v);
    CHECK(u[i] == x + v / 4);
  }
}

TEST_CASE("step_loops: a spectrum is multiplied by a table", "[fields][loops]") {
  std::vector<double> values(70), factors(70);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = 1.5 - static_cast<double>(i);
    factors[i] = static_cast<double>(i * i);
  }
  multiply(values.data(), factors.data(), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) CHECK(values[i] == (1.5 - static_cast<double>(i)) * factors[i]);
}

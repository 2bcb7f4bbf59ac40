// SPDX-License-Identifier: MIT
#include "stdlib/agents/coffee_moments.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/agents/moments_of_coffee.h"

using ansatz::agents::test::coffee_moments_of;
using Catch::Matchers::Contains;

// Chances of a walker by going through all steps, and the sums that they make for independent ones.
TEST_CASE("coffee moments: of walkers are those of sums over all of them", "[agents][coffee]") {
  const int n = 6, steps = GENERATE(0, 1, 7, 60), grain = GENERATE(1, 3, 5);
  const auto at = [](int y, int x) { return static_cast<std::size_t>(n * y + x); };
  std::vector<double> mean(n), squares(n);
  const auto found = coffee_moments_of(n, "walkers", steps / 4.0, grain);
  for (int sy = 0; sy < n / 2; ++sy)
    for (int sx = 0; sx < n; ++sx) {
      std::vector<double> chance(n * n);
      chance[at(sy, sx)] = 1;
      for (int t = 0; t < steps; ++t) {
        std::vector<double> next(n * n);
        for (int y = 0; y < n; ++y)
          for (int x = 0; x < n; ++x)
            for (const auto& [dy, dx] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}})
              next[at(std::clamp(y + dy, 0, n - 1), std::clamp(x + dx, 0, n - 1))] += chance[at(y, x)] / 4;
        chance = next;
      }
      for (int y = 0; y < n; ++y) {
        double inside = 0;
        for (int i = std::max(0, y - grain / 2); i <= std::min(n - 1, y + grain / 2); ++i)
          for (int j = std::max(0, n / 2 - grain / 2); j <= std::min(n - 1, n / 2 + grain / 2); ++j)
            inside += chance[at(i, j)];
        mean[static_cast<std::size_t>(y)] += inside;
        squares[static_cast<std::size_t>(y)] += inside * (1 - inside);
      }
    }
  for (int y = 0; y < n; ++y) {
    const int rows = std::min(n - 1, y + grain / 2) - std::max(0, y - grain / 2) + 1;
    const int columns = std::min(n - 1, n / 2 + grain / 2) - std::max(0, n / 2 - grain / 2) + 1;
    const double cells = rows * columns;
    CHECK(found.mean.real()[static_cast<std::size_t>(y)] ==
          Approx(mean[static_cast<std::size_t>(y)] / cells).epsilon(0).margin(1e-12));
    CHECK(found.variance.real()[static_cast<std::size_t>(y)] ==
          Approx(squares[static_cast<std::size_t>(y)] / cells / cells).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("coffee moments: end evenly mixed", "[agents][coffee]") {
  const auto exclusion = coffee_moments_of(20, "exclusion", 1e5, 3), walkers = coffee_moments_of(20, "walkers", 1e5, 3);
  for (std::size_t y = 1; y < 19; ++y) {
    CHECK(exclusion.mean.real()[y] == Approx(0.5).epsilon(0).margin(1e-12));
    CHECK(exclusion.variance.real()[y] == Approx(0.25 / 9).epsilon(0).margin(1e-12));
    // 200 walkers, each with a chance of 9/400: twice the variance.
    CHECK(walkers.variance.real()[y] == Approx(200 * (9 / 400.0) * (391 / 400.0) / 81).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("coffee moments: refuses what it cannot do, by name", "[agents][coffee]") {
  CHECK_THROWS_WITH(coffee_moments_of(3, "walkers", 1), Contains("size is 3"));
  CHECK_THROWS_WITH(coffee_moments_of(4, "walkers", 0.1), Contains("time is 0.1"));
  CHECK_THROWS_WITH(coffee_moments_of(4, "exclusion", -1), Contains("time is -1"));
  CHECK_THROWS_WITH(coffee_moments_of(4, "exclusion", 1, 2), Contains("grain is 2"));
  CHECK_THROWS_WITH(coffee_moments_of(4, "exclusion", 1, 5), Contains("grain is 5"));
}

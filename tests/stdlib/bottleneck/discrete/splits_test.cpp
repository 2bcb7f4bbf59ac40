// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/splits.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "stdlib/bottleneck/discrete/joints.h"

using namespace ansatz::bottleneck;
using ansatz::core::Run;

TEST_CASE("next_split: is 1/σ₂² of the trivial code, and tells of a code whether it stays whole",
          "[bottleneck][code]") {
  Run run;
  const Source source = read_source("test", kThree, run);
  CHECK(next_split(source, trivial_code(source), 2) == Approx(3.2033898305084763).epsilon(0).margin(1e-10));
  const SolvedCode two = solve_code(source, 6, code_of_clusters(source, {0, 0, 1}, 2), {.tolerance = 1e-12}, run);
  CHECK(two.code.size() == 2);
  CHECK(next_split(source, two.code, 6) > 6);
}

TEST_CASE("splits: codewords parted in two are the code still, and fall apart from where next_split says",
          "[bottleneck][code]") {
  Run run;
  const Source source = read_source("test", matrix(2, {.45, .05, .05, .45}), run);  // parts at 1/0.8² = 1.5625
  const Code two = with_codewords_split(source, trivial_code(source), 1.5);
  REQUIRE(two.size() == 2);
  CHECK(std::accumulate(two.mass.begin(), two.mass.end(), 0.0) == Approx(1).epsilon(0).margin(1e-15));
  for (std::size_t y = 0; y < 2; ++y) {
    // The two codewords stand on either side of p(y), as far.
    const double mean = two.mass[0] * two.conditional[y] + two.mass[1] * two.conditional[2 + y];
    CHECK(mean == Approx(0.5).epsilon(0).margin(1e-15));
    CHECK(std::abs(two.conditional[y] - 0.5) > 1e-3);
  }
  CHECK(solve_code(source, 1.56, two, {}, run).code.size() == 1);
  CHECK(solve_code(source, 1.57, two, {}, run).code.size() == 2);
}

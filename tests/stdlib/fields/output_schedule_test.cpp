// SPDX-License-Identifier: MIT
#include "stdlib/fields/output_schedule.h"

#include <catch2/catch.hpp>

using namespace ansatz::fields;

TEST_CASE("output_schedule: lands on every instant with steps not above the largest", "[fields]") {
  const std::vector<double> times = {0, 0.5, 0.6, 3};
  const auto stretches = output_schedule(times, 0.2);
  REQUIRE(stretches.size() == 4);
  CHECK(stretches[0].count == 0);
  CHECK(stretches[1].count == 3);
  CHECK(stretches[2].count == 1);
  CHECK(stretches[3].count == 12);
  for (std::size_t i = 0; i < times.size(); ++i) {
    CHECK(stretches[i].from + static_cast<double>(stretches[i].count) * stretches[i].step ==
          Approx(times[i]).epsilon(0).margin(1e-14));
    CHECK(stretches[i].step <= 0.2);
  }
}

TEST_CASE("output_schedule: even frames share one step to the last bit", "[fields]") {
  const auto stretches = output_schedule(even_times(50, 700), 0.01);
  for (std::size_t i = 2; i < stretches.size(); ++i) {
    REQUIRE(stretches[i].step == stretches[1].step);
    REQUIRE(stretches[i].count == stretches[1].count);
  }
}

TEST_CASE("output_schedule: a step that divides a stretch is not cut once more by rounding", "[fields]") {
  CHECK(output_schedule(even_times(1, 1), 0.1)[1].count == 10);
  CHECK(output_schedule(even_times(0.3, 1), 0.1)[1].count == 3);
  CHECK(output_schedule(even_times(7, 1), 100)[1].count == 1);
}

// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_step.h"

#include <catch2/catch.hpp>

using namespace ansatz::fields;

// Growth by 5 % against a gate of more than 5 %: which ones pass is a matter of the last bit.
TEST_CASE("published_step: from 0.005 and 0.01 the step grows six times and never again", "[fields]") {
  const double first = GENERATE(0.005, 0.01);
  PublishedStep step(first, 25, true);
  double expected = first;
  for (std::int64_t i = 0; i < 2000; ++i) {
    if (i % 20 == 0 && i <= 100) expected *= 1.05;
    step.adapt(i, 1.0);
    REQUIRE(step.length() == expected);  // to the bit
  }
  CHECK(step.length() == Approx(first == 0.005 ? 0.0067004782 : 0.0134009564).epsilon(1e-9));
}

TEST_CASE("published_step: shrinks for large fields, within its bounds, and stays where it may not adapt", "[fields]") {
  PublishedStep step(1.0, 10, true);
  CHECK(step.length() == 0.05);
  step.adapt(0, 11.0);
  CHECK(step.length() == 0.05 * 0.9);
  step.adapt(20, 101.0);
  CHECK(step.length() == 0.05 * 0.9 * 0.7);
  for (std::int64_t i = 40; i < 1000; i += 20) step.adapt(i, 1000.0);
  CHECK(step.length() == step.shortest());
  CHECK(step.shortest() == 0.1 / 10);
  CHECK(PublishedStep(1e-9, 10, true).length() == step.shortest());
  PublishedStep fixed(0.02, 10, false);
  fixed.adapt(0, 1e6);
  CHECK(fixed.length() == 0.02);
}

// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_scenarios.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/fields/published.h"

using namespace ansatz;
using namespace ansatz::fields;
using namespace ansatz::fields::solved;

// Put right, each scenario starts with the energy of the theory: 2 √2 γ/3 a kink, 16 √(1 - ω²) a breather; at rest,
// exp(-x²/w²) has √(π/2) (1/w + w)/2 where m = 1, and w is 2. The kink's tails are cut off at e^-70, the pair's overlap
// is e^-28 of it, and the breather's ends are at e^-34.
TEST_CASE("published_scenarios: put right they have the energies of the theory", "[fields]") {
  const auto energy = [](const std::string& name) {
    KleinGordon question = published(name, "correct");
    question.until = 0.1;
    question.frames = 1;
    return solve(question).energy.number(0);
  };
  const double kink = 2 * std::numbers::sqrt2 / 3;
  CHECK(energy("linear wave") == Approx(std::sqrt(std::numbers::pi / 2) * (1 / 2.0 + 2) / 2).epsilon(1e-12));
  CHECK(energy("kink") == Approx(kink).epsilon(1e-10));
  CHECK(energy("breather") == Approx(16 * std::sqrt(0.75)).epsilon(1e-10));
  CHECK(energy("collision") == Approx(2 * kink / std::sqrt(1 - 0.09)).epsilon(1e-9));
}

TEST_CASE("published_scenarios: the step is the published one only where it is run as published", "[fields]") {
  for (const char* name : {"linear wave", "kink", "breather", "collision"}) {
    CHECK(published(name).step.has_value());
    CHECK_FALSE(published(name, "correct").step.has_value());
    CHECK(published(name).points == published(name, "correct").points);
  }
  CHECK(published("kink").boundary == "periodic");
  CHECK(published("kink", "correct").boundary == "antiperiodic");
}

TEST_CASE("published_scenarios: refuses a fifth", "[fields]") {
  CHECK(sentence_of([] { quietly(&published_scenario, {.name = "case5"}); }) ==
        R"(published_scenario: name is "case5", but must be "linear wave", "kink", "breather" or "collision")");
  CHECK(sentence_of([] { quietly(&published_scenario, {.name = "kink", .mode = "both"}); }) ==
        R"(published_scenario: mode is "both", but must be "correct" or "compat")");
}

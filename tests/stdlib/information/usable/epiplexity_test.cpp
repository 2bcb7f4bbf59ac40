// SPDX-License-Identifier: MIT
#include "stdlib/information/usable/epiplexity.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

PrequentialEpiplexity curve(std::vector<double> losses, std::vector<double> tokens, std::string losses_are = "points") {
  PrequentialEpiplexity question;
  question.losses = Array::of(std::move(losses));
  question.tokens = Array::of(std::move(tokens));
  question.losses_are = std::move(losses_are);
  return question;
}

PrequentialEpiplexityEstimate found(const PrequentialEpiplexity& question) {
  Run run;
  return prequential_epiplexity(question, run);
}

std::vector<std::string> warnings(const PrequentialEpiplexity& question) {
  Run run;
  prequential_epiplexity(question, run);
  return run.warnings();
}

}  // namespace

// L = 1 + n^(−½) on [1, 10⁴]: ∫ (n^(−½) − 0.01) dn = 198 − 99.99 = 98.01; a logarithmic grid of 1000 errs by
// (ln 10⁴/1000)²/24 of the first term.
TEST_CASE("prequential epiplexity: the area under a power law", "[information][usable]") {
  std::vector<double> losses, tokens;
  for (int i = 0; i < 1000; ++i) {
    tokens.push_back(std::pow(10, 4.0 * i / 999));
    losses.push_back(1 + 1 / std::sqrt(tokens.back()));
  }
  const auto area = found(curve(losses, tokens));
  CHECK(area.structure == Approx(98.01).epsilon(0).margin(0.01));
  CHECK(area.entropy == Approx(10100).epsilon(0).margin(1e-8));
  CHECK(area.code == Approx(area.structure + area.entropy).epsilon(1e-15));
  CHECK(area.structure_per_token == Approx(area.structure / 1e4).epsilon(1e-12));
  CHECK(area.entropy_per_token == Approx(1.01).epsilon(1e-14));
  CHECK(std::isnan(area.error));
  CHECK(warnings(curve(losses, tokens)).empty());
}

TEST_CASE("prequential epiplexity: sums by hand", "[information][usable]") {
  // Trapezia of 2 and 3 tokens: (3 + 2)/2 · 2 + (2 + 1)/2 · 3 less 5.
  CHECK(found(curve({3, 2, 1}, {1, 3, 6})).structure == Approx(4.5).epsilon(1e-15));
  // Blocks of 1, 2 and 3 tokens: 3 + 4 + 3 in all, 6 of it entropy.
  auto blocks = curve({3, 2, 1}, {1, 3, 6}, "blocks");
  CHECK(found(blocks).structure == Approx(4).epsilon(1e-15));
  CHECK(found(blocks).code == Approx(10).epsilon(1e-15));
  blocks.base = "bit";
  CHECK(found(blocks).structure == Approx(4 / std::numbers::ln2).epsilon(1e-15));
  blocks.base = "nat";
  // With a floor of 0.5: ½ more for each of six tokens, and so much less entropy.
  blocks.floor = 0.5;
  CHECK(found(blocks).structure == Approx(7).epsilon(1e-15));
  CHECK(found(blocks).code == Approx(10).epsilon(1e-15));
  // Errors of 0.1 weigh 1, 2, 3 tokens, or 1, 2, 3 − 6 where the last is the floor.
  blocks.errors = Array::of({0.1, 0.1, 0.1});
  CHECK(found(blocks).error == Approx(0.1 * std::sqrt(14)).epsilon(1e-14));
  blocks.floor = {};
  CHECK(found(blocks).error == Approx(0.1 * std::sqrt(14)).epsilon(1e-14));
  auto points = curve({3, 2, 1}, {1, 3, 6});
  points.errors = Array::of({0.1, 0.2, 0.3});
  // Weights 1, 2.5, 1.5 − 5.
  CHECK(found(points).error == Approx(std::sqrt(0.01 + 0.25 + 0.09 * 3.5 * 3.5)).epsilon(1e-14));
  CHECK(found(curve({1, 1}, {0, 10})).structure == 0);
}

// A floor and noise: the error is the spread of repetitions, of 300 within 4/√600.
TEST_CASE("prequential epiplexity: errors are those of repetitions", "[information][usable]") {
  support::SplitMix draws(3);
  const std::vector<double> tokens{1, 2, 4, 8, 16}, spread{0.3, 0.2, 0.1, 0.1, 0.05};
  double square = 0;
  for (int r = 0; r < 300; ++r) {
    std::vector<double> losses;
    for (std::size_t t = 0; t < 5; ++t) losses.push_back(1 + 1 / tokens[t] + spread[t] * draws.normal());
    auto question = curve(losses, tokens);
    question.errors = Array::of(spread);
    const auto area = found(question);
    // By hand with the true losses.
    const double truth = 0.5 * (1 + 0.5) + (0.5 + 0.25) + 2 * (0.25 + 0.125) + 4 * (0.125 + 0.0625) - 15 * 0.0625;
    square += (area.structure - truth) * (area.structure - truth) / (area.error * area.error) / 300;
  }
  CHECK(square == Approx(1).epsilon(0).margin(4 * std::sqrt(2.0 / 300)));
}

TEST_CASE("prequential epiplexity: a curve that rises is told", "[information][usable]") {
  const auto doubts = warnings(curve({2, 1, 2}, {1, 2, 3}));
  REQUIRE(doubts.size() == 1);
  CHECK_THAT(doubts[0], Contains("the losses rise by 1 nat up to token 3"));
  // Within its errors it may.
  auto question = curve({2, 1, 2}, {1, 2, 3});
  question.errors = Array::of({0.5, 0.5, 0.5});
  CHECK(warnings(question).empty());
  question.errors = Array::of({0.1, 0.1, 0.1});
  CHECK(warnings(question).size() == 1);
  CHECK(found(curve({1, 2}, {1, 2})).structure == Approx(-0.5).epsilon(1e-15));
}

TEST_CASE("prequential epiplexity: refuses what it cannot read, by name", "[information][usable]") {
  CHECK_THROWS_WITH(found(curve({}, {})), Contains("losses is 0 values, but must be at least 1 value"));
  CHECK_THROWS_WITH(found(curve({1}, {1})), Contains("losses is one number"));
  CHECK_THROWS_WITH(found(curve({1, support::kNaN}, {1, 2})), Contains("losses"));
  CHECK_THROWS_WITH(found(curve({1, support::kInfinity}, {1, 2})), Contains("losses"));
  CHECK_THROWS_WITH(found(curve({1, 2}, {1, 2, 3})), Contains("tokens is 3 numbers, but must be 2, as many as losses"));
  CHECK_THROWS_WITH(found(curve({1, 2}, {2, 2})),
                    Contains("tokens is 2 at step 2, but must be above 2, the count before"));
  CHECK_THROWS_WITH(found(curve({1, 2}, {-1, 2})), Contains("tokens is -1, but must be at least 0"));
  CHECK_THROWS_WITH(found(curve({1, 2}, {0, 2}, "blocks")), Contains("above 0, the end of the first block"));
  CHECK_THROWS_WITH(found(curve({1, 2}, {1, 2}, "bars")), Contains("losses_are is \"bars\""));
  auto question = curve({1, 2}, {1, 2});
  question.errors = Array::of({1});
  CHECK_THROWS_WITH(found(question), Contains("errors is 1 numbers"));
  question.errors = Array::of({1, -1});
  CHECK_THROWS_WITH(found(question), Contains("errors is -1"));
  question.errors = {};
  question.floor = support::kNaN;
  CHECK_THROWS_WITH(found(question), Contains("floor is nan"));
}

// Counts of a coin that a student comes to know: the teacher's p = ¾, a student of ½ and then ¾.
TEST_CASE("requential epiplexity: a sum of divergences", "[information][usable]") {
  Run run;
  const double divergence = 0.75 * std::log(1.5) + 0.25 * std::log(0.5);
  CHECK(requential_epiplexity({.divergences = Array::of({divergence, 0}), .tokens = Array::of({10, 1000})}, run) ==
        Approx(10 * divergence).epsilon(1e-15));
  CHECK(requential_epiplexity({.divergences = Array::of({std::log(2)}), .tokens = Array::of({3}), .base = "bit"},
                              run) == Approx(3).epsilon(1e-15));
  CHECK_THROWS_WITH(requential_epiplexity({.divergences = Array::of({-0.1}), .tokens = Array::of({1})}, run),
                    Contains("divergences is -0.1"));
  CHECK_THROWS_WITH(requential_epiplexity({.divergences = Array::of({0.1}), .tokens = Array::of({-1})}, run),
                    Contains("tokens is -1"));
  CHECK_THROWS_WITH(requential_epiplexity({.divergences = Array::of({0.1}), .tokens = Array::of({1, 2})}, run),
                    Contains("tokens is 2 numbers, but must be 1"));
  CHECK_THROWS_WITH(requential_epiplexity({.divergences = Array::of({support::kNaN}), .tokens = Array::of({1})}, run),
                    Contains("divergences"));
}

// Held against a search over all runs for every budget.
TEST_CASE("epiplexity front: the shortest code for what it may cost", "[information][usable]") {
  support::SplitMix draws(7);
  EpiplexityFront question;
  std::vector<double> compute, structure, entropy;
  for (int r = 0; r < 60; ++r) {
    compute.push_back(1 + std::floor(20 * draws.uniform()));
    structure.push_back(std::floor(50 * draws.uniform()));
    entropy.push_back(std::floor(200 * draws.uniform()));
  }
  std::vector<double> budgets;
  for (int b = 1; b <= 25; ++b) budgets.push_back(*std::min_element(compute.begin(), compute.end()) + b - 1);
  question.compute = Array::of(compute);
  question.structure = Array::of(structure);
  question.entropy = Array::of(entropy);
  question.budgets = Array::of(budgets);
  Run run;
  const auto front = epiplexity_front(question, run);
  for (std::size_t b = 0; b < budgets.size(); ++b) {
    double least = 1e300;
    for (std::size_t r = 0; r < 60; ++r)
      if (compute[r] <= budgets[b]) least = std::min(least, structure[r] + entropy[r]);
    CHECK(front.structure.real()[b] + front.entropy.real()[b] == least);
    const auto best = static_cast<std::size_t>(front.best.integers()[b] - 1);
    CHECK(compute[best] <= budgets[b]);
    CHECK(structure[best] == front.structure.real()[b]);
  }
  question.budgets = {};
  const auto own = epiplexity_front(question, run);
  std::size_t on_front = 0;
  for (std::size_t r = 0; r < 60; ++r) {
    bool is_beaten = false;
    for (std::size_t other = 0; other < 60; ++other)
      is_beaten =
          is_beaten || (compute[other] <= compute[r] && structure[other] + entropy[other] < structure[r] + entropy[r]);
    if (own.on_front.booleans()[r] != 0) {
      ++on_front;
      CHECK_FALSE(is_beaten);
    }
  }
  CHECK(own.budgets.size() == on_front);
  for (std::size_t b = 1; b < on_front; ++b) CHECK(own.budgets.real()[b] > own.budgets.real()[b - 1]);
}

TEST_CASE("epiplexity front: refuses what it cannot read, by name", "[information][usable]") {
  Run run;
  const auto of = [&](std::vector<double> compute, std::vector<double> structure, std::vector<double> entropy) {
    EpiplexityFront question;
    question.compute = Array::of(std::move(compute));
    question.structure = Array::of(std::move(structure));
    question.entropy = Array::of(std::move(entropy));
    return question;
  };
  CHECK_THROWS_WITH(epiplexity_front(of({}, {}, {}), run),
                    Contains("compute is 0 values, but must be at least 1 value"));
  CHECK_THROWS_WITH(epiplexity_front(of({0}, {1}, {1}), run), Contains("compute is 0, but must be above 0"));
  CHECK_THROWS_WITH(epiplexity_front(of({1}, {1, 2}, {1}), run), Contains("structure is 2 numbers"));
  CHECK_THROWS_WITH(epiplexity_front(of({1}, {1}, {-1}), run), Contains("entropy is -1"));
  CHECK_THROWS_WITH(epiplexity_front(of({1}, {support::kNaN}, {1}), run), Contains("structure"));
  auto question = of({2}, {1}, {1});
  question.budgets = Array::of({1});
  CHECK_THROWS_WITH(epiplexity_front(question, run), Contains("budgets is 1, but must be at least 2"));
  CHECK(epiplexity_front(of({2}, {1}, {3}), run).entropy.real()[0] == 3);
}

// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/mixture_regret.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <optional>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::kInfinity;
using support::kNaN;

namespace {

MixtureRegretEstimate regret(std::vector<double> divergences, double samples,
                             std::optional<std::vector<double>> weights = {}, std::optional<double> radius = {}) {
  Run run;
  MixtureRegret question{.divergences = Array::of(std::move(divergences)), .samples = samples, .radius = radius};
  if (weights) question.weights = Array::of(*weights);
  return mixture_regret(question, run);
}

}  // namespace

TEST_CASE("mixture regret: sums that can be done by hand", "[information]") {
  CHECK(regret({0.5, 2}, 0).regret == Approx(0).epsilon(0).margin(1e-15));
  CHECK(regret({0.25}, 8).regret == Approx(2).epsilon(1e-15));
  CHECK(regret({0, kInfinity}, 3).regret == Approx(std::log(2)).epsilon(1e-15));
  CHECK(regret({0, 1}, 2, {{0.2, 0.8}}).regret == Approx(-std::log(0.2 + 0.8 * std::exp(-2))).epsilon(1e-15));
  // Terms that would be 0 as plain numbers.
  CHECK(regret({1, 2}, 5000).regret == Approx(5000 + std::log(2)).epsilon(1e-15));
  CHECK(regret({kInfinity}, 1).regret == kInfinity);
  CHECK(regret({0, 1}, 4, {{0, 1}}).regret == Approx(4).epsilon(1e-15));
}

TEST_CASE("mixture regret: a normal mean under a normal prior has its closed form", "[information]") {
  // D = θ²/2 about a truth of 0, a prior N(0, s²) on a fine grid: regret ½ ln(1 + n s²).
  const double spread = 2;
  std::vector<double> divergences, weights;
  double sum = 0;
  for (double theta = -20; theta <= 20; theta += 1e-3) {
    divergences.push_back(0.5 * theta * theta);
    weights.push_back(std::exp(-0.5 * theta * theta / spread / spread));
    sum += weights.back();
  }
  for (double& w : weights) w /= sum;
  for (const double n : {1.0, 10.0, 1000.0})
    CHECK(regret(divergences, n, weights).regret == Approx(0.5 * std::log1p(n * spread * spread)).epsilon(1e-9));
}

TEST_CASE("mixture regret: is no more than its ball allows", "[information]") {
  const std::vector<double> divergences{0.01, 0.02, 0.5, 3}, weights{0.1, 0.2, 0.3, 0.4};
  for (const double radius : {0.01, 0.02, 1.0, 5.0})
    for (const double n : {0.0, 7.0, 300.0}) {
      const auto out = regret(divergences, n, weights, radius);
      CHECK(out.regret <= out.ball_bound + 1e-12);
    }
  CHECK(regret(divergences, 10, weights, 0.02).ball_weight == Approx(0.3).epsilon(1e-14));
  CHECK(regret(divergences, 10, weights, 0.02).ball_bound == Approx(0.2 - std::log(0.3)).epsilon(1e-14));
  CHECK(regret(divergences, 10, weights, 0.001).ball_bound == kInfinity);
  CHECK(std::isnan(regret(divergences, 10).ball_weight));
}

TEST_CASE("mixture regret: refuses what is no prior and no divergence", "[information]") {
  CHECK_THROWS_AS(regret({}, 1), BadParameter);
  CHECK_THROWS_AS(regret({-0.1}, 1), BadParameter);
  CHECK_THROWS_AS(regret({kNaN}, 1), BadParameter);
  CHECK_THROWS_AS(regret({1}, -1), BadParameter);
  CHECK_THROWS_AS(regret({1}, kInfinity), BadParameter);
  CHECK_THROWS_AS(regret({1}, 1, {{0.5, 0.5}}), BadParameter);
  CHECK_THROWS_AS(regret({1, 1}, 1, {{0.5, 0.6}}), BadParameter);
  CHECK_THROWS_AS(regret({1, 1}, 1, {{1.5, -0.5}}), BadParameter);
  CHECK_THROWS_AS(regret({1}, 1, {}, -1), BadParameter);
}

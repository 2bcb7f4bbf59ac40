// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/bottleneck_bifurcations.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/discrete/all_partitions.h"
#include "stdlib/bottleneck/discrete/information_bottleneck.h"
#include "stdlib/bottleneck/discrete/learnable.h"
#include "stdlib/core/error.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Contains;

namespace {

Array symmetric_binary(double error) {
  return Array({Dimension("", 2), Dimension("", 2)},
               std::vector<double>{(1 - error) / 2, error / 2, error / 2, (1 - error) / 2});
}

}  // namespace

TEST_CASE("bottleneck_bifurcations: a symmetric channel's code parts at 1/(1 − 2ε)²", "[bottleneck][bifurcations]") {
  for (const double error : {0.02, 0.1, 0.3}) {
    Run run;
    const double known = 1 / ((1 - 2 * error) * (1 - 2 * error));
    const BottleneckBifurcationsResult found = bottleneck_bifurcations({symmetric_binary(error), 10}, run);
    REQUIRE(found.beta.size() == 1);
    CHECK(found.beta.number(0) == Approx(known).epsilon(1e-9));
    CHECK(found.before.number(0) == 1);
    CHECK(found.after.number(0) == 2);
    CHECK(found.splits.number(0) == 1);
    CHECK(found.unstable_from == Approx(known).epsilon(1e-12));
    CHECK(found.learnable_from == Approx(known).epsilon(1e-9));
  }
}

TEST_CASE("bottleneck_bifurcations: finds the codeword that is rare, where the ratio of divergences is least",
          "[bottleneck][bifurcations]") {
  Run run;
  const BottleneckBifurcationsResult found = bottleneck_bifurcations({kThree, 20}, run);
  CHECK(found.unstable_from == Approx(3.2033898305084763).epsilon(1e-12));
  // The least of KL(q(x) ‖ p(x))/KL(q(y) ‖ p(y)) over a fine grid of q(x), away from p(x) where both vanish.
  double least = found.unstable_from;
  const auto part = [](double q, double p) { return q > 0 ? q * std::log(q / p) : 0.0; };
  constexpr int kSteps = 2000;
  for (int i = 0; i <= kSteps; ++i)
    for (int j = 0; i + j <= kSteps; ++j) {
      const double a = static_cast<double>(i) / kSteps, b = static_cast<double>(j) / kSteps, c = 1 - a - b;
      const double y = a * 0.30 / 0.35 + b * 0.20 / 0.35 + std::max(c, 0.0) * 0.05 / 0.30;
      const double told = part(y, 0.55) + part(1 - y, 0.45);
      if (told > 1e-3) least = std::min(least, (part(a, 0.35) + part(b, 0.35) + part(c, 0.30)) / told);
    }
  // The grid is 5·10⁻⁴ wide and the minimum is flat: some 10⁻⁶ of the ratio.
  CHECK(found.learnable_from == Approx(least).epsilon(0).margin(1e-5));
  CHECK(found.learnable_from <= least + 1e-12);
  REQUIRE(found.beta.size() == 2);
  CHECK(found.beta.number(0) == Approx(found.learnable_from).epsilon(0).margin(2e-5));
  CHECK(found.splits.number(0) == 0);
  // On both sides of the second there is what is said to be, by a search of its own.
  for (const double off : {-1e-3, 1e-3}) {
    InformationBottleneck question{kThree, Array::of({found.beta.number(1) + off})};
    question.restarts = 20;
    CHECK(information_bottleneck(question, run).sizes.number(0) == (off < 0 ? 2 : 3));
  }
}

TEST_CASE("bottleneck_bifurcations: Y that does not depend on X has none", "[bottleneck][bifurcations]") {
  Run run;
  const Array independent({Dimension("", 2), Dimension("", 2)}, std::vector<double>{.06, .14, .24, .56});
  const BottleneckBifurcationsResult found = bottleneck_bifurcations({independent, 50}, run);
  CHECK(found.beta.size() == 0);
  CHECK(std::isinf(found.unstable_from));
  CHECK(std::isinf(found.learnable_from));
}

TEST_CASE("learnable_from: no code is worth its cost below it, on random joints", "[bottleneck][bifurcations]") {
  for (const std::uint64_t seed : {21, 22, 23}) {
    const Array p = random_joint(6, 3, seed);
    Run run;
    const double from = learnable_from(read_source("test", p, run), run);
    InformationBottleneck question{p, Array::of({0.99 * from, 1.02 * from})};
    question.restarts = 20;
    const InformationBottleneckResult code = information_bottleneck(question, run);
    INFO(seed << " " << from);
    CHECK(code.sizes.number(0) == 1);
    CHECK(code.sizes.number(1) > 1);
  }
}

TEST_CASE("learnable_from: many symbols that are nearly three have the β of the three", "[bottleneck][bifurcations]") {
  // Each of the three in forty of different masses, told apart by a millionth.
  std::vector<double> cells;
  for (std::size_t x = 0; x < 3; ++x)
    for (std::size_t k = 1; k <= 40; ++k) {
      const double share = static_cast<double>(k) / 820, shift = 1e-6 * std::sin(static_cast<double>(40 * x + k));
      const double up = kThree.number(2 * x) + shift * 0.01, down = kThree.number(2 * x + 1) - shift * 0.01;
      cells.push_back(share * up);
      cells.push_back(share * down);
    }
  double sum = 0;
  for (const double cell : cells) sum += cell;
  for (double& cell : cells) cell /= sum;
  Run run;
  const Source few = read_source("test", kThree, run), many = read_source("test", matrix(120, cells), run);
  REQUIRE(many.symbols == 120);
  CHECK(learnable_from(many, run) == Approx(learnable_from(few, run)).epsilon(0).margin(1e-5));
}

TEST_CASE("bottleneck_bifurcations: refuses what it cannot mean", "[bottleneck][bifurcations]") {
  Run run;
  CHECK_THROWS_WITH(bottleneck_bifurcations({kThree, 1}, run), Contains("beta_max is 1"));
  CHECK_THROWS_WITH(bottleneck_bifurcations({kThree, std::nan("")}, run), Contains("beta_max"));
  CHECK_THROWS_WITH(bottleneck_bifurcations({kThree, 5, 1}, run), Contains("points is 1"));
  CHECK_THROWS_WITH(bottleneck_bifurcations({kThree, 5, 10, 0}, run), Contains("codewords is 0"));
}

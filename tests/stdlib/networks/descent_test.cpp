// SPDX-License-Identifier: MIT
#include "stdlib/networks/descent.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/networks/small_nets.h"

using namespace ansatz::networks;
using Catch::Matchers::Contains;

TEST_CASE("descent: sgd goes down the slope", "[networks][descent]") {
  Descender descender("test", test::rule_of("sgd", 0.1), 2, nullptr);
  std::vector<double> theta{1, -2};
  descender.step(theta, std::vector<double>{3, 0});
  CHECK(theta == std::vector<double>{1 - 0.1 * 3, -2});
}

TEST_CASE("descent: momentum gathers slopes", "[networks][descent]") {
  Descent descent = test::rule_of("momentum", 0.1);
  descent.momentum = 0.5;
  Descender descender("test", descent, 1, nullptr);
  std::vector<double> theta{0};
  for (const double g : {1.0, 1.0, -2.0}) descender.step(theta, std::vector<double>{g});
  // v = 1, 1.5, −1.25
  CHECK(theta[0] == Approx(-0.1 * (1 + 1.5 - 1.25)).epsilon(1e-14));
}

// By hand, β₁ = 0.9, β₂ = 0.99, η = 0.1, ε = 0.01, slopes 2 then −1.
//   t = 1: m = 0.2, s = 0.04; m̂ = 2, ŝ = 4: θ = 1 − 0.1 · 2/2.01
//   t = 2: m = 0.08, s = 0.0496; m̂ = 0.08/0.19, ŝ = 0.0496/0.0199
TEST_CASE("descent: Adam's first steps are those worked out by hand", "[networks][descent]") {
  Descent descent = test::rule_of("adam", 0.1);
  descent.second = 0.99;
  descent.epsilon = 0.01;
  Descender descender("test", descent, 1, nullptr);
  std::vector<double> theta{1};
  descender.step(theta, std::vector<double>{2});
  CHECK(theta[0] == Approx(1 - 0.2 / 2.01).epsilon(1e-14));
  descender.step(theta, std::vector<double>{-1});
  CHECK(theta[0] == Approx(1 - 0.2 / 2.01 - 0.1 * (0.08 / 0.19) / (std::sqrt(0.0496 / 0.0199) + 0.01)).epsilon(1e-13));
}

TEST_CASE("descent: decay shrinks weights and leaves biases", "[networks][descent]") {
  const std::string name = GENERATE("sgd", "momentum", "adam");
  Descent descent = test::rule_of(name, 0.1);
  descent.decay = 0.5;
  const Network network({1, 1, 1}, activation("test", "tanh"), activation("test", "identity"));
  Descender descender("test", descent, network.parameters(), &network);
  std::vector<double> theta{1, 1, 1, 1};  // weight, bias, weight, bias
  descender.step(theta, std::vector<double>(4, 0.0));
  CHECK(theta == std::vector<double>{1 - 0.1 * 0.5, 1, 1 - 0.1 * 0.5, 1});
}

TEST_CASE("descent: names what it refuses", "[networks][descent]") {
  const auto with = [](auto change) {
    Descent descent;
    change(descent);
    Descender("train", descent, 1, nullptr);
  };
  CHECK_THROWS_WITH(with([](Descent& d) { d.rule = "adamm"; }),
                    "train: optimizer is \"adamm\", but must be \"sgd\", \"momentum\" or \"adam\"");
  CHECK_THROWS_WITH(with([](Descent& d) { d.rate = 0; }), "train: rate is 0, but must be above 0");
  CHECK_THROWS_WITH(with([](Descent& d) { d.rate = NAN; }), Contains("rate is nan"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.rate = INFINITY; }), Contains("rate is inf"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.momentum = 1; }), Contains("momentum is 1, but must be in [0, 1)"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.first = -0.1; }), Contains("first is -0.1"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.second = 1; }), Contains("second is 1"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.epsilon = 0; }), Contains("epsilon is 0"));
  CHECK_THROWS_WITH(with([](Descent& d) { d.decay = -1; }), Contains("decay is -1, but must be at least 0"));
}

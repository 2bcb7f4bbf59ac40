// SPDX-License-Identifier: MIT
#include "stdlib/networks/readings.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/small_nets.h"
#include "support/split_mix.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Record;
using ansatz::core::Run;
using ansatz::core::Value;
using ansatz::networks::test::by_hand;
using ansatz::networks::test::data;
using ansatz::networks::test::pairs;
using Catch::Matchers::Contains;

namespace {

Array outputs(const Perceptron& net, const Array& x, std::optional<int> layer = {}) {
  Run run;
  return layer_outputs({net, x, layer}, run);
}

double share(const Perceptron& net, const Record& of) {
  Run run;
  return accuracy({net, of}, run);
}

}  // namespace

TEST_CASE("readings: a layer's outputs are those worked out by hand", "[networks][readings]") {
  const double a = std::tanh(1 * 2 + 0.5 * -1 + 0.1), b = std::tanh(-1 * 2 + 2 * -1 - 0.2);
  const Array x = pairs({0, 0, 2, -1});
  const Array hidden = outputs(by_hand(), x, 1);
  CHECK(hidden.dimension(0).name == "pattern");
  CHECK(hidden.dimension(1).name == "unit");
  CHECK(hidden.real()[0] == Approx(std::tanh(0.1)).epsilon(1e-14));
  CHECK(hidden.real()[2] == Approx(a).epsilon(1e-14));
  CHECK(hidden.real()[3] == Approx(b).epsilon(1e-14));
  const Array last = outputs(by_hand(), x);
  CHECK(last.real()[2] == Approx(3 * a + b).epsilon(1e-14));
  CHECK(last.real()[3] == Approx(-a + 0.5 * b + 1).epsilon(1e-14));
  CHECK(last.identical(outputs(by_hand(), x, 2)));
  Run run;
  const Array shares = class_probabilities({by_hand(), x}, run);
  CHECK(shares.real()[2] == Approx(1 / (1 + std::exp(last.real()[3] - last.real()[2]))).epsilon(1e-14));
  CHECK(shares.real()[2] + shares.real()[3] == Approx(1).epsilon(1e-15));
}

TEST_CASE("readings: a pattern's outputs do not depend on how many there are", "[networks][readings]") {
  const Array many = pairs(support::normals(1, 2 * 5000)), found = outputs(by_hand(), many);
  for (const std::size_t i : {0, 127, 128, 4095, 4096, 4999}) {
    const Array alone = outputs(by_hand(), pairs({many.real()[2 * i], many.real()[2 * i + 1]}));
    CHECK(alone.real()[0] == Approx(found.real()[2 * i]).epsilon(1e-14));
  }
}

TEST_CASE("readings: accuracy counts classes, or weighs them", "[networks][readings]") {
  const Perceptron net{{1, 2}, std::string("tanh"), Array::of({1, -1, 0, 0})};  // class 0 for x > 0
  const Array x = Array::of({1, 2, -1, -3});
  CHECK(share(net, data(x, Array::of({0, 0, 1, 1}))) == 1);
  CHECK(share(net, data(x, Array::of({0, 1, 1, 1}))) == 0.75);
  CHECK(share(net, data(x, Array({{"", 4}}, std::vector<Array::Boolean>{0, 0, 0, 0}))) == 0.5);
  CHECK(share(net, data(x, pairs({0.9, 0.1, 0.8, 0.2, 0.5, 0.5, 0, 1}))) == Approx((0.9 + 0.8 + 0.5 + 1) / 4));
}

TEST_CASE("readings: losses of patterns, each by itself, are those worked out by hand", "[networks][readings]") {
  const Perceptron net{{1, 2}, std::string("tanh"), Array::of({1, -1, 0, 0})};  // outputs x and −x
  const Array x = Array::of({1, 2, -3});
  const auto losses = [&](const Array& y, const std::string& loss) {
    Run run;
    const Array found = pattern_losses({net, data(x, y), loss}, run);
    CHECK(found.rank() == 1);
    return std::vector<double>(found.real().begin(), found.real().end());
  };
  // (1 − 0)² + (−1 − 1)², (2 − 2)² + (−2 − 2)², (−3 + 3)² + (3 − 5)²
  CHECK(losses(pairs({0, 1, 2, 2, -3, 5}), "squared") == std::vector<double>{5, 16, 4});
  // τ = 1/3 and 2/3 of y = 4, 0, 0: 3/3 + 5 · 2/3; 2 · 2/3 + 2 · 2/3; 3/3 + 3/3.
  const auto quantiles = losses(Array::of({4, 0, 0}), "quantiles");
  REQUIRE(quantiles.size() == 3);
  CHECK(quantiles[0] == Approx(13.0 / 3).epsilon(1e-14));
  CHECK(quantiles[1] == Approx(8.0 / 3).epsilon(1e-14));
  CHECK(quantiles[2] == Approx(2).epsilon(1e-14));
  const auto entropies = losses(Array::of({0, 1, 1}), "cross_entropy");
  CHECK(entropies[0] == Approx(std::log1p(std::exp(-2))).epsilon(1e-14));
  CHECK(entropies[1] == Approx(4 + std::log1p(std::exp(-4))).epsilon(1e-14));
  CHECK(entropies[2] == Approx(std::log1p(std::exp(-6))).epsilon(1e-12));
}

TEST_CASE("readings: name what they refuse", "[networks][readings]") {
  const Array x = pairs({1, 2, 3, 4});
  CHECK_THROWS_WITH(outputs(by_hand(), x, 0), "layer_outputs: layer is 0, but must be in [1, 2]");
  CHECK_THROWS_WITH(outputs(by_hand(), x, 3), Contains("layer is 3"));
  CHECK_THROWS_WITH(outputs(by_hand(), Array::of({1, 2, 3})),
                    "layer_outputs: x is 1 numbers a pattern, but must be 2, as many as the network has inputs");
  CHECK_THROWS_WITH(outputs(by_hand(), Array({{"", 2}, {"", 3}}, std::vector<double>(6))),
                    Contains("x is 3 numbers a pattern") && Contains("transpose(x) turns the array"));
  CHECK_THROWS_WITH(outputs(by_hand(), Array({{"", 0}, {"", 2}}, std::vector<double>{})), Contains("x is empty"));
  CHECK_THROWS_WITH(outputs(by_hand(), pairs({1, NAN})), Contains("x is nan in pattern 1, but must be finite"));
  CHECK_THROWS_WITH(outputs(by_hand(), Array::of_texts({"a"})), Contains("must be numbers"));
  CHECK_THROWS_WITH(
      share(by_hand(), data(x, Array::of({0, 2}))),
      "accuracy: data.y is 2 in pattern 2, but must be a class in [0, 1], one for each output of the network");
  CHECK_THROWS_WITH(share(by_hand(), data(x, Array::of({0, 0.5}))), Contains("data.y is 0.5 in pattern 2"));
  CHECK_THROWS_WITH(share(by_hand(), data(x, Array::of({0, -1}))), Contains("data.y is -1"));
  CHECK_THROWS_WITH(share(by_hand(), data(x, Array::of({0}))), Contains("data.y is of 1 patterns, but must be of 2"));
  CHECK_THROWS_WITH(share(by_hand(), data(x, pairs({0.5, 0.6, 0, 1}))), Contains("of sum 1.1 in pattern 1"));
  CHECK_THROWS_WITH(share(by_hand(), data(x, pairs({1.5, -0.5, 0, 1}))), Contains("-0.5 in pattern 1"));
  CHECK_THROWS_WITH(share(by_hand(), Record{}),
                    "accuracy: data is a record without x, but must be a record with x and y");
}

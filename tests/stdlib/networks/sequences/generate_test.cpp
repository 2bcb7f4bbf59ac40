// SPDX-License-Identifier: MIT
#include "stdlib/networks/sequences/generate.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/sequences/small_languages.h"

using namespace ansatz::networks;
using namespace ansatz::networks::test;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

/// A network whose outputs after token a are ln next(b | a).
Perceptron pairs_model(std::size_t places, const std::vector<double>& next) {
  Perceptron net = made_of({double(places), Embedding{2, 2}});
  std::vector<double> weights(4);  // [output, token]
  for (std::size_t a = 0; a < 2; ++a)
    for (std::size_t b = 0; b < 2; ++b) weights[b * 2 + a] = std::log(next[a * 2 + b]);
  net.parameters = Array::along("parameter", weights);
  return net;
}

Array made(const Generate& question) {
  Run run{Stream(8)};
  return generate(question, run);
}

}  // namespace

// 40 000 transitions, shares of which scatter by at most 0.5/√(n of a kind), some 10 000: 5 of these are 0.025. At a
// temperature τ probabilities are those to the power 1/τ.
TEST_CASE("generate: draws what the network says", "[networks][generate]") {
  const double temperature = GENERATE(1.0, 2.0, 0.5);
  const std::vector<double> next{0.9, 0.1, 0.4, 0.6};
  const Array found = made({pairs_model(4, next), tokens(10000, 1, 2, 3), temperature});
  REQUIRE(found.dimension(0).size == 10000);
  REQUIRE(found.dimension(1).size == 5);
  double from[2] = {}, stayed[2] = {};
  for (std::size_t i = 0; i < 10000; ++i)
    for (std::size_t p = 0; p < 4; ++p) {
      const auto a = std::size_t(found.real()[i * 5 + p]), b = std::size_t(found.real()[i * 5 + p + 1]);
      ++from[a];
      stayed[a] += a == b ? 1 : 0;
    }
  for (std::size_t a = 0; a < 2; ++a) {
    const double stay = std::pow(next[a * 3], 1 / temperature), leave = std::pow(next[a * 2 + 1 - a], 1 / temperature);
    CHECK(stayed[a] / from[a] == Approx(stay / (stay + leave)).epsilon(0).margin(0.025));
  }
}

TEST_CASE("generate: takes the likeliest token at temperature 0, and keeps the prompt", "[networks][generate]") {
  const Perceptron turns = pairs_model(5, {0.1, 0.9, 0.9, 0.1});
  const Array found = made({turns, Array({{"", 2}, {"", 2}}, std::vector<double>{0, 0, 1, 1}), 0});
  const std::vector<double> wanted{0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1};
  CHECK(std::vector<double>(found.real().begin(), found.real().end()) == wanted);
}

// A transformer draws from all that it has drawn: a prompt of what it made up goes on the same way.
TEST_CASE("generate: goes on from its own beginning", "[networks][generate]") {
  const Perceptron net = made_of(transformer(6, 5));
  const Array whole = made({net, tokens(50, 1, 5, 3), 1});
  std::vector<double> beginning;
  for (std::size_t i = 0; i < 50; ++i)
    for (std::size_t p = 0; p < 4; ++p) beginning.push_back(whole.real()[i * 7 + p]);
  const Array again = made({net, Array({{"", 50}, {"", 4}}, beginning), 1});
  CHECK(again.identical(whole));
}

TEST_CASE("generate: names what it refuses", "[networks][generate]") {
  const Perceptron net = pairs_model(2, {0.5, 0.5, 0.5, 0.5});
  CHECK_THROWS_WITH(made({net, tokens(3, 3, 2, 1), 1}),
                    "generate: prompt is of 3 places, but must be of at most 2, as the network has");
  CHECK_THROWS_WITH(made({net, Array::of({0, 2}), 1}), "generate: prompt is 2, but must be tokens in [0, 1]");
  CHECK_THROWS_WITH(made({net, Array::of({0.5}), 1}), Contains("prompt is 0.5"));
  CHECK_THROWS_WITH(made({net, Array::of({0}), -1}), "generate: temperature is -1, but must be at least 0 and finite");
  CHECK_THROWS_WITH(made({net, Array::of({0}), NAN}), Contains("temperature is nan"));
  CHECK_THROWS_WITH(made({made_of({2.0, Embedding{3, 2}, Convolution{.channels = 2, .size = {1}}}), Array::of({0}), 1}),
                    Contains("net is of another make"));
  CHECK_THROWS_WITH(made({start({2, 2}, 1), Array::of({0}), 1}), Contains("net is of another make"));
  CHECK_THROWS_WITH(made({made_of({2.0, Embedding{3, 2}, 6.0}), Array::of({0}), 1}),
                    Contains("net is of another make"));
}

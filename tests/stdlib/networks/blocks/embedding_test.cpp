// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/embedding.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/networks/blocks/layer_normalisation.h"
#include "stdlib/networks/blocks/one_block.h"
#include "stdlib/networks/input_slopes.h"
#include "stdlib/networks/readings.h"
#include "stdlib/networks/sequences/small_languages.h"

using namespace ansatz::networks;
using namespace ansatz::networks::test;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::OneBlock;

TEST_CASE("embedding: a place gets the numbers of its token", "[networks][blocks][embedding]") {
  const EmbeddingBlock block(2, 3, 4);
  REQUIRE(block.weights() == 12);
  CHECK(block.biases() == 0);
  CHECK(block.tokens() == 4);
  const auto parameters = support::normals(1, 12);  // [channel, token]
  Batch in(2, 2);
  in.values = {0, 3, 2, 1};  // patterns (0, 2) and (3, 1)
  const Batch out = OneBlock(block).forward(parameters, in);
  for (std::size_t c = 0; c < 3; ++c) {
    CHECK(out.at(0, c) == parameters[c * 4]);
    CHECK(out.at(0, 3 + c) == parameters[c * 4 + 2]);
    CHECK(out.at(1, c) == parameters[c * 4 + 3]);
    CHECK(out.at(1, 3 + c) == parameters[c * 4 + 1]);
  }
}

// It is linear in its weights: Σ d · out is what their slopes make of the weights, whatever they are.
TEST_CASE("embedding: slopes by weights are those of a linear layer of unit vectors", "[networks][blocks][embedding]") {
  const EmbeddingBlock block(3, 2, 4);
  Batch in(5, 3);
  for (std::size_t i = 0; i < in.values.size(); ++i) in.values[i] = double((7 * i + 1) % 4);
  const Batch d = normal_batch(2, 5, 6);
  OneBlock alone(block);
  std::vector<double> gradient(8, 0.5);
  const Batch to = alone.backward(support::normals(1, 8), in, d, gradient);
  for (std::size_t weight = 0; weight < 8; ++weight) {
    std::vector<double> unit(8);
    unit[weight] = 1;
    const Batch out = alone.forward(unit, in);
    double sum = 0.5;  // slopes are added to what is there
    for (std::size_t i = 0; i < out.values.size(); ++i) sum += out.values[i] * d.values[i];
    CHECK(gradient[weight] == Approx(sum).epsilon(0).margin(1e-14));
  }
  for (const double slope : to.values) CHECK(slope == 0);
}

// Starting rules count one input: a place takes up one number of each row. lecun's variance is 1, glorot's reach
// √(6/(1 + channels)). The mean square of 20 000 normals errs by 0.01; 5 of these are allowed.
TEST_CASE("embedding: weights start at a size that does not depend on how many tokens there are",
          "[networks][blocks][embedding]") {
  const Perceptron normal = made_of({1.0, Embedding{1000, 20}}, "lecun"), even = made_of({1.0, Embedding{1000, 20}});
  double square = 0, most = 0;
  for (const double w : normal.parameters.real()) square += w * w / 20000;
  for (const double w : even.parameters.real()) most = std::max(most, std::abs(w));
  CHECK(square == Approx(1).epsilon(0).margin(0.05));
  CHECK(most <= std::sqrt(6.0 / 21));
  CHECK(most > 0.999 * std::sqrt(6.0 / 21));
}

TEST_CASE("embedding: names what it refuses", "[networks][blocks][embedding]") {
  Run run;
  CHECK_THROWS_WITH(embedding({.tokens = 0}, run), "embedding: tokens is 0, but must be at least 1");
  CHECK_THROWS_WITH(embedding({.channels = 0}, run), "embedding: channels is 0, but must be at least 1");
  CHECK_THROWS_WITH(made_of({4.0, Embedding{3, 2}, Embedding{3, 2}}), Contains("an embedding after other layers"));
  CHECK_THROWS_WITH(made_of({std::vector<double>{4, 2}, Embedding{3, 2}}),
                    Contains("an embedding on 4 places of 2 channels, but must be one on [places] or [places, 1]"));
  CHECK_THROWS_WITH(made_of({4.0, Embedding{100'000'000, 2}}), Contains("such that there are at most 1e+08"));
  CHECK_THROWS_WITH(made_of({8.0, LayerNormalisation{}}), Contains("a layer_normalisation on 8 units"));
  CHECK(made_of({std::vector<double>{4, 1}, Embedding{3, 2}}).parameters.size() == 6);
  const Perceptron net = made_of({2.0, Embedding{3, 2}, 2.0});
  const auto outputs = [&](std::vector<double> x) {
    return layer_outputs({net, Array({{"", 1}, {"", 2}}, std::move(x)), {}}, run);
  };
  CHECK_NOTHROW(outputs({0, 2}));
  CHECK_THROWS_WITH(outputs({0, 3}), "layer_outputs: x is 3 in pattern 1, but must be a token in [0, 2]");
  CHECK_THROWS_WITH(outputs({-1, 0}), Contains("x is -1 in pattern 1"));
  CHECK_THROWS_WITH(outputs({0.5, 0}), Contains("x is 0.5 in pattern 1"));
  CHECK_THROWS_WITH(outputs({NAN, 0}), Contains("x is nan in pattern 1"));
  CHECK_THROWS_WITH(
      input_slopes({net, data(Array({{"", 1}, {"", 2}}, std::vector<double>{0, 1}), Array::of({1}))}, run),
      Contains("net is a network of tokens, which have no slope"));
  // Who takes no heed is not let read beyond the weights.
  Batch beyond(1, 1);
  for (const double token : {3.0, -1.0, double(NAN), double(INFINITY)}) {
    beyond.values = {token};
    CHECK_THROWS_AS(OneBlock(EmbeddingBlock(1, 2, 3)).forward(support::normals(1, 6), beyond),
                    ansatz::core::BadParameter);
  }
}

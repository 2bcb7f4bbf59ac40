// SPDX-License-Identifier: MIT
#include "stdlib/networks/mlp.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/core/error.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Expression;
using ansatz::core::Function;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Perceptron made(std::vector<double> layers, std::uint64_t seed = 1) {
  Mlp question;
  question.layers = std::move(layers);
  Run run{Stream(seed)};
  return mlp(question, run);
}

}  // namespace

TEST_CASE("mlp: has a weight for each pair of neighbours and a bias for each unit", "[networks][mlp]") {
  const Perceptron net = made({12, 10, 7, 5, 4, 3, 2});
  CHECK(net.parameters.size() == 130 + 77 + 40 + 24 + 15 + 8);
  const Network network = network_of("test", net);
  CHECK(network.inputs() == 12);
  CHECK(network.outputs() == 2);
  CHECK(network.layers().size() == 6);
  for (std::size_t j = 0; j < 10; ++j) CHECK(net.parameters.real()[network.layers()[0].biases + j] == 0);
}

TEST_CASE("mlp: is the same for the same stream, and another for another", "[networks][mlp]") {
  CHECK(made({3, 4, 2}, 1).parameters.identical(made({3, 4, 2}, 1).parameters));
  CHECK_FALSE(made({3, 4, 2}, 1).parameters.identical(made({3, 4, 2}, 2).parameters));
}

TEST_CASE("mlp: names what it refuses", "[networks][mlp]") {
  CHECK_THROWS_WITH(made({}),
                    "mlp: layers is 0 numbers, but must be two numbers or more: inputs, units of hidden layers, "
                    "outputs");
  CHECK_THROWS_WITH(made({3}), Contains("layers is 1 number,"));
  CHECK_THROWS_WITH(made({3, 0, 2}), "mlp: layers is 0, but must be whole numbers of at least 1");
  CHECK_THROWS_WITH(made({3, 2.5}), Contains("layers is 2.5"));
  CHECK_THROWS_WITH(made({NAN, 2}), Contains("layers is nan"));
  CHECK_THROWS_WITH(made({1e5, 1e5}), Contains("such that there are at most 1e+08"));
  CHECK_THROWS_WITH(made({INFINITY, 2}), Contains("layers is inf"));
  Perceptron net = made({2, 2});
  net.parameters = Array::of({1, 2, 3});
  CHECK_THROWS_WITH(network_of("accuracy", net),
                    "accuracy: net is of 3 parameters, but must be of 6, as its layers have");
  net = made({2, 2});
  net.parameters.mutable_real()[0] = NAN;
  CHECK_THROWS_WITH(network_of("accuracy", net), Contains("not finite"));
}

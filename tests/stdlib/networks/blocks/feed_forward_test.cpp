// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/feed_forward.h"

#include <catch2/catch.hpp>

using namespace ansatz::networks;

// Parameters behind the two matrices: 4 + 3 biases of the layers, gains and shifts of 3 channels, the activation's own.
TEST_CASE("feed_forward: starts with gains of one and the activation's number where that starts",
          "[networks][blocks][feed_forward]") {
  Activation bend = activation("test", "crrelu");
  bend.start = 0.125;
  const FeedForwardBlock block(2, 3, {.hidden = 4}, bend);
  REQUIRE(block.biases() == 4 + 3 + 6 + 1);
  std::vector<double> biases(block.biases(), 0.0);
  block.start_biases(biases);
  CHECK(biases == std::vector<double>{0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0.125});

  const FeedForwardBlock plain(2, 3, {.hidden = 4, .normalised = false}, activation("test", "tanh"));
  REQUIRE(plain.biases() == 4 + 3);
  std::vector<double> none(plain.biases(), 0.0);
  plain.start_biases(none);
  CHECK(none == std::vector<double>(7, 0.0));
}

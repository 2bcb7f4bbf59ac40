// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/networks/layers.h"
#include "stdlib/networks/mlp.h"
#include "stdlib/networks/small_nets.h"

/// What the tests of networks of tokens ask with.
namespace ansatz::networks::test {

using Words = std::vector<LayerWord>;

inline Perceptron made_of(Words words, const char* initial = "automatic") {
  Mlp question;
  question.layers = Layers::of(std::move(words));
  question.initial = initial;
  core::Run run{core::Stream(1)};
  return mlp(question, run);
}

/// A transformer that predicts the next of `tokens` at each place.
inline Words transformer(double places, int tokens, int channels = 6, bool causal = true) {
  return {places,
          Embedding{tokens, channels},
          Positions{true},
          Attention{.heads = 2, .causal = causal},
          FeedForward{.hidden = 7, .activation = std::string("gelu")},
          LayerNormalisation{},
          Convolution{.channels = tokens, .size = {1}}};
}

/// Tokens of every place that follow from a seed.
inline core::Array tokens(std::size_t rows, std::size_t places, std::size_t count, std::uint64_t seed) {
  std::vector<double> out(rows * places);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = double(core::Stream(seed).below(i, count));
  return core::Array({{"pattern", rows}, {"place", places}}, std::move(out));
}

/// Sequences of one more place than the network, as patterns and what comes next.
inline core::Record next_of(const core::Array& sequences) {
  const std::size_t rows = sequences.dimension(0).size, places = sequences.dimension(1).size - 1;
  std::vector<double> x, y;
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t p = 0; p < places; ++p) {
      x.push_back(sequences.real()[i * (places + 1) + p]);
      y.push_back(sequences.real()[i * (places + 1) + p + 1]);
    }
  return data(core::Array({{"pattern", rows}, {"place", places}}, std::move(x)),
              core::Array({{"pattern", rows}, {"place", places}}, std::move(y)));
}

inline core::Array matrix(std::size_t rows, std::vector<double> values) {
  const std::size_t columns = values.size() / rows;
  return core::Array({{"token", rows}, {"next", columns}}, std::move(values));
}

}  // namespace ansatz::networks::test

// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/embedding.h"

#include <fmt/format.h>

#include <algorithm>

#include "stdlib/core/error.h"

namespace ansatz::networks {

namespace {

constexpr const char* kEmbedding = "embedding";

}  // namespace

Embedding embedding(const Embedding& question, core::Run&) {
  if (question.tokens < 1)
    throw core::BadParameter(kEmbedding, "tokens", std::to_string(question.tokens), "at least 1");
  if (question.channels < 1)
    throw core::BadParameter(kEmbedding, "channels", std::to_string(question.channels), "at least 1");
  return question;
}

EmbeddingBlock::EmbeddingBlock(std::size_t places, std::size_t channels, std::size_t tokens)
    : Block(places, places * channels), channels_(channels), tokens_(tokens) {
  add_matrix(channels, tokens, 1, 1);
}

void EmbeddingBlock::forward(const Tile& tile, double*, double* out) const {
  const std::size_t rows = tile.rows;
  for (std::size_t p = 0; p < inputs_; ++p) {
    const double* const token = tile.in + p * rows;
    // Whoever reads a script's patterns has refused these: here they would be read from beyond the weights.
    for (std::size_t i = 0; i < rows; ++i)
      if (!(token[i] >= 0 && token[i] < static_cast<double>(tokens_)))
        throw core::BadParameter(kEmbedding, "token", fmt::format("{:g}", token[i]),
                                 fmt::format("in [0, {}]", tokens_ - 1));
    for (std::size_t c = 0; c < channels_; ++c, out += rows) {
      const double* const weights = tile.parameters + c * tokens_;
      for (std::size_t i = 0; i < rows; ++i) out[i] = weights[static_cast<std::size_t>(token[i])];
    }
  }
}

void EmbeddingBlock::backward(const Tile& tile, const double*, const double* d, double* gradient, double* to) const {
  const std::size_t rows = tile.rows;
  for (std::size_t p = 0; gradient && p < inputs_; ++p) {
    const double* const token = tile.in + p * rows;
    for (std::size_t c = 0; c < channels_; ++c, d += rows) {
      double* const by_weight = gradient + c * tokens_;
      for (std::size_t i = 0; i < rows; ++i) by_weight[static_cast<std::size_t>(token[i])] += d[i];
    }
  }
  if (to) std::fill_n(to, rows * inputs_, 0.0);
}

}  // namespace ansatz::networks

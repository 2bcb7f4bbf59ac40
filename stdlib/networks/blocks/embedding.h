// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"

namespace ansatz::networks {

/// A vector for each token: place p of a sequence of tokens t, whole numbers from 0, gets
///
///   e_pc = w_c,t_p,    c = 1 … channels
///
/// that is, weights times the token's unit vector. It stands first, since a token has no slope.
///
/// Source   Bengio, Ducharme, Vincent & Jauvin (2003), section 2.
struct Embedding {
  int tokens = 2;     ///< V: tokens are 0 … V − 1
  int channels = 16;  ///< numbers a token
};

/// Gives itself, its numbers checked. Errors   BadParameter.
Embedding embedding(const Embedding& question, core::Run& run);

/// [places] of tokens to [places, channels], channels running fastest. Weights are [channel, token]; a place takes up
/// one number of each row, so that rules for starting weights count one input.
class EmbeddingBlock : public Block {
 public:
  EmbeddingBlock(std::size_t places, std::size_t channels, std::size_t tokens);
  std::size_t work() const override { return outputs(); }
  std::size_t tokens() const override { return tokens_; }
  std::string name() const override { return "an embedding"; }
  void forward(const Tile& tile, double* kept, double* out) const override;
  /// `to` is set to zeros.
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  std::size_t channels_, tokens_;
};

}  // namespace ansatz::networks

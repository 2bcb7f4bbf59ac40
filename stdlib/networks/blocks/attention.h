// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"
#include "stdlib/networks/blocks/normalisation.h"

namespace ansatz::networks {

/// Self-attention of several heads over the places of a sequence, or of an image:
///
///   y_p = W_o (Σ_q a⁽¹⁾_pq v⁽¹⁾_q, …, Σ_q a⁽ᴴ⁾_pq v⁽ᴴ⁾_q) + b_o,   a_pq = softmax_q(k_q · l_p / √m)
///
/// where the queries l, keys k and values v of a head are m = channels/H numbers each, weighted sums of the channels of
/// their place with a bias. With `normalised`, of the layer-normalised channels; with `residual`, x_p + y_p comes out.
///
/// Source   Vaswani et al. (2017), section 3.2; Xiong et al. (2020) for normalising first.
struct Attention {
  int heads = 1;  ///< H, a divisor of the channels
  bool normalised = true;
  bool residual = true;
  bool causal = false;  ///< whether a place attends only to itself and those before it
};

/// Gives itself, its numbers checked. Errors   BadParameter.
Attention attention(const Attention& question, core::Run& run);

/// [places, channels] to the same, channels running fastest. Weights are four matrices, of queries, keys, values and
/// outputs; biases likewise, then gains and shifts of the normalisation.
class AttentionBlock : public Block {
 public:
  /// heads divides channels (the caller has checked).
  AttentionBlock(std::size_t places, std::size_t channels, const Attention& how);
  std::size_t work() const override;
  std::string name() const override { return "an attention"; }
  void start_biases(std::span<double> biases) const override;
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

  /// Where a_pq of a head is among what is kept.
  std::size_t share_column(std::size_t head, std::size_t p, std::size_t q) const {
    return shares_ + (head * places_ + p) * places_ + q;
  }

 private:
  std::size_t places_, channels_, heads_;
  bool normalised_, residual_, causal_;
  Normalisation normalisation_;
  std::size_t triples_ = 0, shares_ = 0,
              mixed_ = 0;  ///< columns kept: queries, keys, values of a place; a; mixed values
};

}  // namespace ansatz::networks

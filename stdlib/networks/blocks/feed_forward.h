// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/activation.h"
#include "stdlib/networks/block.h"
#include "stdlib/networks/blocks/normalisation.h"

namespace ansatz::networks {

/// Two dense layers that every place of a sequence, or of an image, goes through by itself:
///
///   y_p = W₂ f(W₁ x_p + b₁) + b₂
///
/// with as many outputs as channels. With `normalised`, of the layer-normalised channels; with `residual`, x_p + y_p
/// comes out. After an attention it is the other half of a transformer's block.
///
/// Source   Vaswani et al. (2017), section 3.3.
struct FeedForward {
  int hidden = 32;  ///< units between
  bool normalised = true;
  bool residual = true;
  /// f, in place of the network's.
  std::optional<std::variant<std::string, core::Function>> activation{};
};

/// Gives itself, its numbers checked. Errors   BadParameter.
FeedForward feed_forward(const FeedForward& question, core::Run& run);

/// [places, channels] to the same. Weights are two matrices; then both layers' biases, gains and shifts of the
/// normalisation, the activation's own number.
class FeedForwardBlock : public Block {
 public:
  FeedForwardBlock(std::size_t places, std::size_t channels, const FeedForward& how, Activation bend);
  std::size_t work() const override { return places_ * (weights() + biases_); }
  std::string name() const override { return "a feed_forward"; }
  void start_biases(std::span<double> biases) const override;
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  double own(const Tile& tile) const { return bend_.learns() ? tile.parameters[weights() + biases_ - 1] : 0; }

  std::size_t places_, channels_, hidden_;
  bool normalised_, residual_;
  Normalisation normalisation_;
  Activation bend_;
  std::size_t sums_ = 0, values_ = 0;  ///< columns kept of the units between
};

}  // namespace ansatz::networks

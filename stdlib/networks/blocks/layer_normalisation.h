// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"
#include "stdlib/networks/blocks/normalisation.h"

namespace ansatz::networks {

/// The channels of each place brought to mean 0 and variance 1, as in normalisation.h, by itself: what a transformer
/// ends with before its outputs.
///
/// Source   Ba, Kiros & Hinton (2016), eq. 4.
struct LayerNormalisation {
  bool learned = true;  ///< whether a gain and a shift of each channel are learnt
};

/// Gives itself.
LayerNormalisation layer_normalisation(const LayerNormalisation& question, core::Run& run);

/// [places, channels] to the same. No weights; gains and then shifts are biases, where they are learnt.
class LayerNormalisationBlock : public Block {
 public:
  LayerNormalisationBlock(std::size_t places, std::size_t channels, bool learned);
  std::size_t work() const override { return 4 * inputs(); }
  std::string name() const override { return "a layer_normalisation"; }
  void start_biases(std::span<double> biases) const override;
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  const double* gains(const Tile& tile) const { return plain_.empty() ? tile.parameters : plain_.data(); }

  Normalisation normalisation_;
  std::vector<double> plain_;  ///< gains 1 and shifts 0, where none are learnt
};

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/layer_normalisation.h"

namespace ansatz::networks {

LayerNormalisation layer_normalisation(const LayerNormalisation& question, core::Run&) { return question; }

LayerNormalisationBlock::LayerNormalisationBlock(std::size_t places, std::size_t channels, bool learned)
    : Block(places * channels, places * channels), normalisation_{places, channels} {
  kept_ = normalisation_.kept();
  room_ = inputs_;
  if (learned) {
    biases_ = normalisation_.numbers();
  } else {
    plain_.resize(normalisation_.numbers());
    Normalisation::start(plain_);
  }
}

void LayerNormalisationBlock::start_biases(std::span<double> biases) const {
  if (biases_ > 0) Normalisation::start(biases);
}

void LayerNormalisationBlock::forward(const Tile& tile, double* kept, double* out) const {
  normalisation_.forward(tile.in, tile.rows, gains(tile), kept, out);
}

void LayerNormalisationBlock::backward(const Tile& tile, const double* kept, const double* d, double* gradient,
                                       double* to) const {
  normalisation_.backward(tile.rows, kept, gains(tile), d, biases_ > 0 ? gradient : nullptr, to ? to : tile.room);
}

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#include "stdlib/networks/blocks/positions.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/sums.h"

namespace ansatz::networks {

Positions positions(const Positions& question, core::Run&) { return question; }

PositionsBlock::PositionsBlock(std::size_t places, std::size_t channels, bool learned)
    : Block(places * channels, places * channels) {
  if (learned) biases_ = places * channels;
  for (std::size_t p = 0; p < places; ++p) {
    for (std::size_t c = 0; c < channels; ++c) {
      const double slowness = std::pow(10000.0, static_cast<double>(c - c % 2) / static_cast<double>(channels));
      const double angle = static_cast<double>(p) / slowness;
      waves_.push_back(c % 2 == 0 ? std::sin(angle) : std::cos(angle));
    }
  }
}

void PositionsBlock::start_biases(std::span<double> biases) const {
  if (biases_ > 0) std::copy(waves_.begin(), waves_.end(), biases.begin());
}

void PositionsBlock::forward(const Tile& tile, double*, double* out) const {
  const double* const added = biases_ > 0 ? tile.parameters : waves_.data();
  for (std::size_t j = 0; j < inputs_; ++j)
    for (std::size_t i = 0; i < tile.rows; ++i) out[j * tile.rows + i] = tile.in[j * tile.rows + i] + added[j];
}

void PositionsBlock::backward(const Tile& tile, const double*, const double* d, double* gradient, double* to) const {
  if (gradient && biases_ > 0)
    for (std::size_t j = 0; j < inputs_; ++j) gradient[j] += core::pairwise_sum({d + j * tile.rows, tile.rows});
  if (to) std::copy_n(d, tile.rows * inputs_, to);
}

}  // namespace ansatz::networks

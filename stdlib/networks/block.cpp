// SPDX-License-Identifier: MIT
#include "stdlib/networks/block.h"

#include "stdlib/networks/products.h"

namespace ansatz::networks {

std::size_t Block::weights() const { return matrices_.empty() ? 0 : matrices_.back().first + matrices_.back().count(); }

void Block::start_biases(std::span<double>) const {}

std::size_t Block::add_matrix(std::size_t units, std::size_t inputs, std::size_t reach, std::size_t weighed) {
  const std::size_t first = weights();
  matrices_.push_back({first, units, inputs, reach, weighed});
  return first;
}

Dense::Dense(std::size_t inputs, std::size_t outputs) : Block(inputs, outputs) {
  add_matrix(outputs, inputs);
  biases_ = outputs;
}

void Dense::forward(const Tile& tile, double*, double* out) const {
  dense(tile.in, tile.rows, inputs_, tile.parameters, tile.parameters + weights(), outputs_, out);
}

void Dense::backward(const Tile& tile, const double*, const double* d, double* gradient, double* to) const {
  if (gradient) add_slopes(tile.in, tile.rows, inputs_, d, outputs_, gradient, gradient + weights());
  if (to) carry_back(d, tile.rows, outputs_, tile.parameters, inputs_, to);
}

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"

namespace ansatz::networks {

/// What tells places of a sequence apart, added to their channels: at place p = 0, 1, … and channels 2 i and 2 i + 1
///
///   sin(p / 10000^(2 i / channels)),   cos(p / 10000^(2 i / channels))
///
/// Source   Vaswani et al. (2017), section 3.5.
struct Positions {
  bool learned = false;  ///< whether they are biases of the layer, which only start so
};

/// Gives itself.
Positions positions(const Positions& question, core::Run& run);

class PositionsBlock : public Block {
 public:
  PositionsBlock(std::size_t places, std::size_t channels, bool learned);
  std::size_t work() const override { return inputs(); }
  std::string name() const override { return "positions"; }
  void start_biases(std::span<double> biases) const override;
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  std::vector<double> waves_;  ///< [place, channel]
};

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"
#include "stdlib/networks/blocks/filter_places.h"

namespace ansatz::networks {

/// Windows on an image, or on a sequence, each of which gives one number a channel. What no whole window covers at the
/// far sides is left out.
struct Pooling {
  std::vector<double> size{2};                  ///< along each side, or one for both
  std::optional<std::vector<double>> stride{};  ///< likewise; the size where none is given
  std::string of = "max";                       ///< or "mean"
};

/// Gives itself, its numbers checked. Errors   BadParameter.
Pooling pooling(const Pooling& question, core::Run& run);

/// A largest number's slope goes to the first of equal ones, in the order of the columns. NaN is larger than any
/// number.
class PoolingBlock : public Block {
 public:
  PoolingBlock(const FilterPlaces& places, bool is_mean);
  std::size_t work() const override { return outputs() * places_.down.size * places_.across.size; }
  std::string name() const override { return "a pooling"; }
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  void each_window(const auto& visit) const;

  FilterPlaces places_;
  bool is_mean_;
};

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/block.h"
#include "stdlib/networks/blocks/filter_places.h"

namespace ansatz::networks {

/// Filters put to every place of an image, or of a sequence: output o at place p is
///
///   b_o + Σ_q Σ_c w_oqc x_{s p + q − m, c}
///
/// over the places q of a filter and the channels c, with a stride s and a margin of m zeros around the image. There is
/// one place p for each that fits whole: (n + 2 m − k) / s + 1 of them along a side of n, rounded down.
struct Convolution {
  int channels = 8;                ///< filters
  std::vector<double> size{3};     ///< k along each side, or one for both
  std::vector<double> stride{1};   ///< s likewise
  std::vector<double> padding{0};  ///< m likewise, below k
  /// In place of the network's.
  std::optional<std::variant<std::string, core::Function>> activation{};
};

/// Gives itself, its numbers checked. Errors   BadParameter.
Convolution convolution(const Convolution& question, core::Run& run);

/// Of an image or a sequence: [height, width, channels] or [places, channels], the last index running fastest. Weights
/// are [channel, height, width, channel of the input].
class ConvolutionBlock : public Block {
 public:
  ConvolutionBlock(const FilterPlaces& places, std::size_t channels);
  std::size_t work() const override;
  std::string name() const override { return "a convolution"; }
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;

 private:
  void add_slopes(const Tile& tile, const double* d, double* gradient) const;
  void carry_back(const Tile& tile, const double* d, double* to) const;

  FilterPlaces places_;
  std::size_t channels_;
};

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stdlib/core/run.h"
#include "stdlib/networks/batch.h"
#include "stdlib/networks/disturbance.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

/// A batch on its way through a network and back: what every unit gave for every pattern, and what the loss owes to
/// each parameter.
///
/// Patterns lie in tiles of kTileRows, so that a tile's layers stay in the cache; within a tile a layer is a matrix
/// kept column by column. Tiles are dealt to a number of groups that follows from the sizes alone; a group sums its
/// slopes tile by tile, and groups are added in order, so the bits do not depend on the number of threads. All memory
/// is taken when the pass is made; larger products take some for the length of a product.
class Pass {
 public:
  static constexpr std::size_t kTileRows = 128;
  static constexpr std::size_t kMostTiles = 32;
  /// Rows that who goes through many takes at once: as many tiles as fit 128 MB, so that images do not take gigabytes,
  /// and at most kMostTiles of them.
  static std::size_t rows_at_once(const Network& network);

  /// For batches of up to `most_rows`. The network must outlive it. Hidden layers are disturbed as told.
  Pass(const Network& network, std::size_t most_rows, bool with_input_slopes = false,
       const Disturbance& disturbance = {});

  /// Where disturbances of the next passes are drawn from: that of unit u of row r of layer l is draw of a place of
  /// stream.at(l) that r and u alone decide, as if `tiles_before` tiles were before the first. Until the next call a
  /// pass there and one back meet the same.
  void draw_from(const core::Stream& stream, std::size_t tiles_before = 0) {
    stream_ = stream;
    tiles_before_ = tiles_before;
  }

  /// Takes the named rows of `patterns`, which has a column an input.
  void load(const Batch& patterns, std::span<const std::size_t> rows);
  /// Takes `count` rows from `first` on.
  void load(const Batch& patterns, std::size_t first, std::size_t count);

  /// Layer by layer to the outputs.
  void forward(std::span<const double> parameters, const core::Run& run);
  /// From output_slopes(…) of every tile to the slopes of all parameters, which `gradient` is set to. With the
  /// parameters of the last forward.
  void backward(std::span<const double> parameters, std::span<double> gradient, const core::Run& run);

  /// Both at once, tile by tile while its layers are near: what the loss does with a tile's output goes between.
  void learn(std::span<const double> parameters, const std::function<void(std::size_t tile)>& loss,
             std::span<double> gradient, const core::Run& run);

  std::size_t rows() const { return rows_; }
  std::size_t tiles() const { return (rows_ + kTileRows - 1) / kTileRows; }
  std::size_t rows_of(std::size_t tile) const { return std::min(kTileRows, rows_ - tile * kTileRows); }

  /// What layer l gave the next one for a tile, disturbed where it is: rows_of(tile) × units, column by column. 0 is
  /// the input.
  std::span<double> layer(std::size_t tile, std::size_t l);
  std::span<const double> output(std::size_t tile) { return layer(tile, network_.layers().size()); }
  /// The loss's slope by each output of a tile: to be written before backward, spent after it.
  std::span<double> output_slopes(std::size_t tile);
  /// After backward, if they were asked for.
  std::span<const double> input_slopes(std::size_t tile) const;

  // Whole layers, gathered from the tiles, to rows from `first` on, and dealt to them.
  void copy_layer(std::size_t l, Batch& out, std::size_t first = 0);
  void set_output_slopes(const Batch& slopes);
  void copy_input_slopes(Batch& out) const;

 private:
  struct Place {
    /// Columns before the layer's outputs and, where it keeps such, its sums, its outputs disturbed, and what its block
    /// keeps.
    std::size_t value = 0, input = 0, given = 0, kept = 0;
  };
  double* value(std::size_t tile, std::size_t l) {
    return kept_.data() + tile * tile_size_ + places_[l].value * tile_rows_;
  }
  double* sums(std::size_t tile, std::size_t l) {
    return kept_.data() + tile * tile_size_ + places_[l].input * tile_rows_;
  }
  double* given(std::size_t tile, std::size_t l) {
    return kept_.data() + tile * tile_size_ + places_[l].given * tile_rows_;
  }
  double* kept(std::size_t tile, std::size_t l) {
    return kept_.data() + tile * tile_size_ + places_[l].kept * tile_rows_;
  }
  bool is_disturbed(std::size_t l) const { return places_[l].given != places_[l].value; }
  std::size_t units(std::size_t l) const { return l == 0 ? network_.inputs() : network_.layers()[l - 1].outputs; }

  void begin(std::size_t rows);
  Block::Tile tile_of(std::size_t tile, std::size_t l, std::size_t group);
  void forward_tile(std::size_t tile, std::size_t group);
  void backward_tile(std::size_t tile, std::size_t group, double* gradient);
  std::size_t first_draw(std::size_t tile, std::size_t l) const {
    return (tiles_before_ + tile) * kTileRows * units(l);
  }
  std::size_t work_of_group() const { return (2 * network_.widest() + network_.room()) * tile_rows_; }
  std::size_t first_tile(std::size_t group) const { return group * tiles() / groups_; }

  const Network& network_;
  Disturbance disturbance_;
  core::Stream stream_;
  std::size_t tiles_before_ = 0;
  std::size_t rows_ = 0, groups_ = 1, most_groups_ = 1;
  std::size_t tile_rows_ = kTileRows;  ///< that there is room for: fewer where all are in one tile
  std::size_t tile_size_ = 0;          ///< numbers kept a tile
  std::vector<Place> places_;
  std::vector<double> kept_, output_slopes_, input_slopes_;
  std::vector<double> work_;     ///< two slopes of the widest layer a group, and room for a block
  std::vector<double> partial_;  ///< slopes of the parameters, for every group but the first
  const double* parameters_ = nullptr;
  double* gradient_ = nullptr;
  const std::function<void(std::size_t)>* loss_ = nullptr;  ///< of learn, while it runs
};

}  // namespace ansatz::networks

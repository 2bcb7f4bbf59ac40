// SPDX-License-Identifier: MIT
#include "stdlib/networks/pass.h"

#include <algorithm>

#include "stdlib/core/each_stretch.h"

namespace ansatz::networks {

namespace {

// Multiplications of one group: about a millisecond, so that a thread is worth its start.
constexpr std::size_t kWorkOfGroup = 4'000'000;
constexpr std::size_t kMostGroups = 8;  // each needs room for the slopes of all parameters

std::size_t groups_for(std::size_t rows, std::size_t tiles, std::size_t work) {
  return std::clamp<std::size_t>(rows * work / kWorkOfGroup, 1, std::min(tiles, kMostGroups));
}

}  // namespace

Pass::Pass(const Network& network, std::size_t most_rows, bool with_input_slopes, const Disturbance& disturbance)
    : network_(network), disturbance_(disturbance) {
  tile_rows_ = std::min(most_rows, kTileRows);
  std::size_t columns = network.inputs();
  places_.push_back({});
  for (const Layer& layer : network.layers()) {
    Place place{columns, columns, columns, 0};
    columns += layer.outputs;
    if (layer.activation.reads_input) {
      place.input = columns;
      columns += layer.outputs;
    }
    if (!disturbance.is_none() && &layer != &network.layers().back()) {
      place.given = columns;
      columns += layer.outputs;
    }
    place.kept = columns;
    columns += layer.block->kept();
    places_.push_back(place);
  }
  tile_size_ = columns * tile_rows_;
  const std::size_t most_tiles = (most_rows + kTileRows - 1) / kTileRows;
  kept_.resize(most_tiles * tile_size_);
  output_slopes_.resize(most_tiles * tile_rows_ * network.outputs());
  if (with_input_slopes) input_slopes_.resize(most_tiles * tile_rows_ * network.inputs());
  most_groups_ = groups_for(most_rows, most_tiles, network.work());
  work_.resize(most_groups_ * work_of_group());
  partial_.resize((most_groups_ - 1) * network.parameters());
}

std::size_t Pass::rows_at_once(const Network& network) {
  constexpr std::size_t kMostNumbers = std::size_t{1} << 24;
  const std::size_t of_tile = (3 * network.units() + network.kept()) * kTileRows;
  return std::clamp<std::size_t>(kMostNumbers / of_tile, 1, kMostTiles) * kTileRows;
}

void Pass::begin(std::size_t rows) {
  rows_ = rows;
  groups_ = std::min(most_groups_, groups_for(rows, tiles(), network_.work()));
}

void Pass::load(const Batch& patterns, std::span<const std::size_t> rows) {
  begin(rows.size());
  for (std::size_t t = 0; t < tiles(); ++t) {
    const std::size_t count = rows_of(t);
    const std::size_t* wanted = rows.data() + t * kTileRows;
    double* to = value(t, 0);
    for (std::size_t j = 0; j < patterns.columns; ++j) {
      const double* from = patterns.column(j).data();
      for (std::size_t i = 0; i < count; ++i) *to++ = from[wanted[i]];
    }
  }
}

void Pass::load(const Batch& patterns, std::size_t first, std::size_t count) {
  begin(count);
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* to = value(t, 0);
    for (std::size_t j = 0; j < patterns.columns; ++j)
      to = std::copy_n(patterns.column(j).data() + first + t * kTileRows, rows_of(t), to);
  }
}

void Pass::forward(std::span<const double> parameters, const core::Run& run) {
  parameters_ = parameters.data();
  // One pointer is captured, which std::function keeps without taking memory.
  core::each_stretch(groups_, 1, groups_ > 1, run, [this](std::size_t group, std::size_t) {
    for (std::size_t t = first_tile(group); t < first_tile(group + 1); ++t) forward_tile(t, group);
  });
}

Block::Tile Pass::tile_of(std::size_t tile, std::size_t l, std::size_t group) {
  const Layer& layer = network_.layers()[l - 1];
  return {given(tile, l - 1), rows_of(tile), parameters_ + layer.weights,
          work_.data() + group * work_of_group() + 2 * tile_rows_ * network_.widest()};
}

void Pass::forward_tile(std::size_t tile, std::size_t group) {
  const std::size_t rows = rows_of(tile);
  for (std::size_t l = 1; l < places_.size(); ++l) {
    const Layer& layer = network_.layers()[l - 1];
    const Activation& bend = layer.activation;
    double* sum = bend.reads_input ? sums(tile, l) : value(tile, l);
    layer.block->forward(tile_of(tile, l, group), kept(tile, l), sum);
    const std::size_t count = rows * layer.outputs;
    bend.apply({sum, count}, own_of(layer, {parameters_, network_.parameters()}), {value(tile, l), count});
    if (is_disturbed(l)) {
      disturb(disturbance_, stream_.at(l), first_draw(tile, l), {value(tile, l), count}, {given(tile, l), count});
    }
  }
}

void Pass::backward(std::span<const double> parameters, std::span<double> gradient, const core::Run& run) {
  learn(parameters, {}, gradient, run);
}

void Pass::learn(std::span<const double> parameters, const std::function<void(std::size_t tile)>& loss,
                 std::span<double> gradient, const core::Run& run) {
  parameters_ = parameters.data();
  gradient_ = gradient.data();
  loss_ = &loss;
  core::each_stretch(groups_, 1, groups_ > 1, run, [this](std::size_t group, std::size_t) {
    double* to = group == 0 ? gradient_ : partial_.data() + (group - 1) * network_.parameters();
    std::fill_n(to, network_.parameters(), 0.0);
    for (std::size_t t = first_tile(group); t < first_tile(group + 1); ++t) {
      if (*loss_) {
        forward_tile(t, group);
        (*loss_)(t);
      }
      backward_tile(t, group, to);
    }
  });
  for (std::size_t g = 1; g < groups_; ++g) {
    const double* part = partial_.data() + (g - 1) * network_.parameters();
    for (std::size_t p = 0; p < network_.parameters(); ++p) gradient[p] += part[p];
  }
}

void Pass::backward_tile(std::size_t tile, std::size_t group, double* gradient) {
  const std::size_t rows = rows_of(tile), room = tile_rows_ * network_.widest();
  double* slopes = output_slopes(tile).data();
  double* next = work_.data() + group * work_of_group();
  double* other = next + room;
  for (std::size_t l = places_.size() - 1; l > 0; --l) {
    const Layer& layer = network_.layers()[l - 1];
    const Activation& bend = layer.activation;
    if (is_disturbed(l))
      carry_disturbed(disturbance_, stream_.at(l), first_draw(tile, l), {slopes, rows * layer.outputs});
    const std::size_t count = rows * layer.outputs;
    const std::span<const double> z(bend.reads_input ? sums(tile, l) : value(tile, l), count);
    const double own = own_of(layer, {parameters_, network_.parameters()});
    if (bend.learns()) gradient[layer.bend] += bend.slope_by_own(z, own, {slopes, count});
    bend.carry_back(z, {value(tile, l), count}, own, {slopes, count});
    const bool is_wanted = l > 1 || !input_slopes_.empty();
    double* to = !is_wanted ? nullptr : l > 1 ? next : input_slopes_.data() + tile * tile_rows_ * layer.inputs;
    layer.block->backward(tile_of(tile, l, group), kept(tile, l), slopes, gradient + layer.weights, to);
    slopes = to;
    std::swap(next, other);
  }
}

std::span<double> Pass::layer(std::size_t tile, std::size_t l) { return {given(tile, l), rows_of(tile) * units(l)}; }

std::span<double> Pass::output_slopes(std::size_t tile) {
  return {output_slopes_.data() + tile * tile_rows_ * network_.outputs(), rows_of(tile) * network_.outputs()};
}

std::span<const double> Pass::input_slopes(std::size_t tile) const {
  return {input_slopes_.data() + tile * tile_rows_ * network_.inputs(), rows_of(tile) * network_.inputs()};
}

void Pass::copy_layer(std::size_t l, Batch& out, std::size_t first) {
  for (std::size_t t = 0; t < tiles(); ++t) {
    const double* from = given(t, l);
    for (std::size_t j = 0; j < units(l); ++j, from += rows_of(t))
      std::copy_n(from, rows_of(t), out.column(j).data() + first + t * kTileRows);
  }
}

void Pass::set_output_slopes(const Batch& slopes) {
  for (std::size_t t = 0; t < tiles(); ++t) {
    double* to = output_slopes(t).data();
    for (std::size_t j = 0; j < network_.outputs(); ++j)
      to = std::copy_n(slopes.column(j).data() + t * kTileRows, rows_of(t), to);
  }
}

void Pass::copy_input_slopes(Batch& out) const {
  for (std::size_t t = 0; t < tiles(); ++t) {
    const double* from = input_slopes(t).data();
    for (std::size_t j = 0; j < network_.inputs(); ++j, from += rows_of(t))
      std::copy_n(from, rows_of(t), out.column(j).data() + t * kTileRows);
  }
}

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/layer_alone.h"

#include <algorithm>
#include <vector>

namespace ansatz::networks {

namespace {

Block::Tile tile_of(const Layer& layer, std::span<const double> parameters, const Batch& in,
                    std::vector<double>& room) {
  room.resize(in.rows * layer.block->room());
  return {in.values.data(), in.rows, parameters.data() + layer.weights, room.data()};
}

Batch row_of(const Batch& all, std::size_t row) { return rows_of(all, std::span(&row, 1)); }

// Pattern by pattern, since a block sums the slopes of those it is given.
void slopes_one_by_one(const Layer& layer, std::span<const double> parameters, const Batch& in,
                       const LayerValues& values, const Batch& slopes, std::span<double> jacobian) {
  const std::size_t count = layer.block->weights() + layer.block->biases();
  std::vector<double> gradient(count), room;
  for (std::size_t i = 0; i < in.rows; ++i) {
    const Batch x = row_of(in, i), d = row_of(slopes, i), kept = row_of(values.kept, i);
    std::fill(gradient.begin(), gradient.end(), 0.0);
    layer.block->backward(tile_of(layer, parameters, x, room), kept.values.data(), d.values.data(), gradient.data(),
                          nullptr);
    for (std::size_t p = 0; p < count; ++p) jacobian[(layer.weights + p) * in.rows + i] = gradient[p];
  }
}

}  // namespace

LayerValues values_of(const Layer& layer, std::span<const double> parameters, const Batch& in) {
  LayerValues out{Batch(in.rows, layer.outputs), Batch(in.rows, layer.outputs), Batch(in.rows, layer.block->kept())};
  std::vector<double> room;
  layer.block->forward(tile_of(layer, parameters, in, room), out.kept.values.data(), out.sums.values.data());
  layer.activation.apply(out.sums.values, own_of(layer, parameters), out.outputs.values);
  return out;
}

void add_layer_slopes(const Layer& layer, std::span<const double> parameters, const Batch& in,
                      const LayerValues& values, Batch& slopes, std::span<double> gradient) {
  const double own = own_of(layer, parameters);
  if (layer.activation.learns())
    gradient[layer.bend] += layer.activation.slope_by_own(values.sums.values, own, slopes.values);
  layer.activation.carry_back(values.sums.values, values.outputs.values, own, slopes.values);
  std::vector<double> room;
  layer.block->backward(tile_of(layer, parameters, in, room), values.kept.values.data(), slopes.values.data(),
                        gradient.data() + layer.weights, nullptr);
}

void slopes_of_patterns(const Layer& layer, std::span<const double> parameters, const Batch& in,
                        const LayerValues& values, Batch& slopes, std::span<double> jacobian) {
  const double own = own_of(layer, parameters);
  const std::size_t n = in.rows;
  if (layer.activation.learns()) {
    // One number for all units: a pattern's slope is a sum over them.
    std::vector<double> sums(layer.outputs), by(layer.outputs);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < layer.outputs; ++j) {
        sums[j] = values.sums.at(i, j);
        by[j] = slopes.at(i, j);
      }
      jacobian[layer.bend * n + i] = layer.activation.slope_by_own(sums, own, by);
    }
  }
  layer.activation.carry_back(values.sums.values, values.outputs.values, own, slopes.values);
  if (!layer.block->is_dense()) return slopes_one_by_one(layer, parameters, in, values, slopes, jacobian);
  for (std::size_t j = 0; j < layer.outputs; ++j) {
    const double* by = slopes.column(j).data();
    for (std::size_t k = 0; k < layer.inputs; ++k) {
      const double* x = in.column(k).data();
      double* to = jacobian.data() + (layer.weights + j * layer.inputs + k) * n;
      for (std::size_t i = 0; i < n; ++i) to[i] = by[i] * x[i];
    }
    std::copy_n(by, n, jacobian.data() + (layer.biases + j) * n);
  }
}

Batch to_inputs(const Layer& layer, std::span<const double> parameters, const Batch& in, const LayerValues& values,
                const Batch& by_sums) {
  Batch out(by_sums.rows, layer.inputs);
  std::vector<double> room;
  layer.block->backward(tile_of(layer, parameters, in, room), values.kept.values.data(), by_sums.values.data(), nullptr,
                        out.values.data());
  return out;
}

}  // namespace ansatz::networks

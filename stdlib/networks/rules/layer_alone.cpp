// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/layer_alone.h"

#include <array>

#include "stdlib/networks/products.h"

namespace ansatz::networks {

LayerValues values_of(const Layer& layer, std::span<const double> parameters, const Batch& in) {
  LayerValues out{Batch(in.rows, layer.outputs), {}};
  dense(in.values.data(), in.rows, layer.inputs, parameters.data() + layer.weights, parameters.data() + layer.biases,
        layer.outputs, out.sums.values.data());
  out.outputs = out.sums;
  if (layer.activation.is_identity()) return out;
  const double* z = out.sums.values.data();
  layer.activation.value.evaluate(std::span(&z, 1), out.outputs.values.data(), out.outputs.values.size());
  return out;
}

void to_sums(const Layer& layer, const LayerValues& values, Batch& slopes) {
  if (layer.activation.is_identity()) return;
  const std::array<const double*, 3> inputs{values.sums.values.data(), values.outputs.values.data(),
                                            slopes.values.data()};
  layer.activation.carry.evaluate(inputs, slopes.values.data(), slopes.values.size());
}

void add_layer_slopes(const Layer& layer, const Batch& in, const Batch& by_sums, std::span<double> gradient) {
  add_slopes(in.values.data(), in.rows, layer.inputs, by_sums.values.data(), layer.outputs,
             gradient.data() + layer.weights, gradient.data() + layer.biases);
}

Batch to_inputs(const Layer& layer, std::span<const double> parameters, const Batch& by_sums) {
  Batch out(by_sums.rows, layer.inputs);
  carry_back(by_sums.values.data(), by_sums.rows, layer.outputs, parameters.data() + layer.weights, layer.inputs,
             out.values.data());
  return out;
}

}  // namespace ansatz::networks

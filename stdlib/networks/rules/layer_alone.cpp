// SPDX-License-Identifier: MIT
#include "stdlib/networks/rules/layer_alone.h"

#include <algorithm>
#include <vector>

#include "stdlib/networks/products.h"

namespace ansatz::networks {

LayerValues values_of(const Layer& layer, std::span<const double> parameters, const Batch& in) {
  LayerValues out{Batch(in.rows, layer.outputs), Batch(in.rows, layer.outputs)};
  dense(in.values.data(), in.rows, layer.inputs, parameters.data() + layer.weights, parameters.data() + layer.biases,
        layer.outputs, out.sums.values.data());
  layer.activation.apply(out.sums.values, own_of(layer, parameters), out.outputs.values);
  return out;
}

void add_layer_slopes(const Layer& layer, std::span<const double> parameters, const Batch& in,
                      const LayerValues& values, Batch& slopes, std::span<double> gradient) {
  const double own = own_of(layer, parameters);
  if (layer.activation.learns())
    gradient[layer.bend] += layer.activation.slope_by_own(values.sums.values, own, slopes.values);
  layer.activation.carry_back(values.sums.values, values.outputs.values, own, slopes.values);
  add_slopes(in.values.data(), in.rows, layer.inputs, slopes.values.data(), layer.outputs,
             gradient.data() + layer.weights, gradient.data() + layer.biases);
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

Batch to_inputs(const Layer& layer, std::span<const double> parameters, const Batch& by_sums) {
  Batch out(by_sums.rows, layer.inputs);
  carry_back(by_sums.values.data(), by_sums.rows, layer.outputs, parameters.data() + layer.weights, layer.inputs,
             out.values.data());
  return out;
}

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/networks/batch.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

// One layer of a network on its own, for rules that learn layer by layer: a batch as a whole, no tiles, no threads.
// `parameters` is the whole network's block.

/// What the layer makes of `in`: its sums z and its outputs a(z).
struct LayerValues {
  Batch sums, outputs;
};
LayerValues values_of(const Layer& layer, std::span<const double> parameters, const Batch& in);

/// Slopes by outputs to slopes by sums, in place.
void to_sums(const Layer& layer, const LayerValues& values, Batch& slopes);

/// Adds the slopes of the layer's own parameters to their places in `gradient`.
void add_layer_slopes(const Layer& layer, const Batch& in, const Batch& by_sums, std::span<double> gradient);

/// What the layer's inputs are owed.
Batch to_inputs(const Layer& layer, std::span<const double> parameters, const Batch& by_sums);

}  // namespace ansatz::networks

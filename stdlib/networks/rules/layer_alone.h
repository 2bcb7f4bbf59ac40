// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/networks/batch.h"
#include "stdlib/networks/network.h"

namespace ansatz::networks {

// One layer of a network on its own, for what learns layer by layer or pattern
// by pattern: a batch as a whole, no tiles, no threads. `parameters` is the
// whole network's block.

/// What the layer makes of `in`: its sums z and its outputs a(z), and what its block keeps for the way back.
struct LayerValues {
  Batch sums, outputs, kept;
};
LayerValues values_of(const Layer& layer, std::span<const double> parameters, const Batch& in);

/// Adds the slopes of the layer's own parameters to their places in `gradient`. `slopes`, those by its outputs, become
/// those by its sums.
void add_layer_slopes(const Layer& layer, std::span<const double> parameters, const Batch& in,
                      const LayerValues& values, Batch& slopes, std::span<double> gradient);

/// Likewise pattern by pattern: a column a parameter, of a matrix that has one for each of the network.
void slopes_of_patterns(const Layer& layer, std::span<const double> parameters, const Batch& in,
                        const LayerValues& values, Batch& slopes, std::span<double> jacobian);

/// What the layer's inputs are owed.
Batch to_inputs(const Layer& layer, std::span<const double> parameters, const Batch& in, const LayerValues& values,
                const Batch& by_sums);

}  // namespace ansatz::networks

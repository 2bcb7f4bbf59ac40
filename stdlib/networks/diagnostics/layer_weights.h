// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

struct LayerWeights {
  Perceptron net;
  int layer = 1;   ///< 1 for the first after the inputs
  int matrix = 1;  ///< 1 for the first of a layer that has several
};

/// The weights of a layer, [unit, input]: row j weighs the inputs of unit j. Biases are not among them. Of a
/// convolution a row is a filter, [height, width, channel], the last running fastest. Errors   BadParameter: a layer
/// that is none or has no weights, a matrix that it does not have.
core::Array layer_weights(const LayerWeights& question, core::Run& run);

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

/// Two networks, the second of which reads the first outputs of the first.
struct Joined {
  Perceptron first;
  Perceptron second;
};

/// Both as one network: the last layer of the first has no activation, so that it and the first layer of the second are
/// one layer. Outputs of the first beyond the second's inputs are let go.
///
/// Errors   BadParameter: fewer outputs than the second has inputs; activations that differ where both have hidden
///          layers.
Perceptron joined(const Joined& question, core::Run& run);

}  // namespace ansatz::networks

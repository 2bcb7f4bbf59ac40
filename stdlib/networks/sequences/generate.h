// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

struct Generate {
  Perceptron net;          ///< of tokens, with as many outputs at each place as there are tokens
  core::Array prompt;      ///< [pattern] or [pattern, place] tokens, at most as many places as the network has
  double temperature = 1;  ///< τ ≥ 0: draws are from softmax(o/τ); at 0 the largest output, the first of equal ones
};

/// Sequences that a network makes up, one token after the other: each is drawn from what the network gives at the place
/// before. They have one place more than the network, so that places 1 … P are patterns for it and places 2 … P + 1
/// what it predicted.
///
/// The network is shown 0 at places that are yet to come: it should attend to earlier places only.
///
/// Errors   BadParameter: a network of another make, a prompt that is too long or has what is no token, temperature
///          below 0 or not finite.
/// Random   run.stream("tokens") by pattern and place.
/// Cost     a way forward of the whole network for every token drawn.
core::Array generate(const Generate& question, core::Run& run);

}  // namespace ansatz::networks

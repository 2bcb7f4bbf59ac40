// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

struct InputSlopes {
  Perceptron net;
  core::Record data;                   ///< x and y, as patterns.h has them
  std::string loss = "cross_entropy";  ///< of loss.h
};

/// Slopes of each pattern's own loss by its inputs, [pattern, input]: where an input of the same size would have to go
/// to be predicted worst (Goodfellow, Shlens & Szegedy, 2015: x + ε sign of this).
/// Errors   BadParameter.
core::Array input_slopes(const InputSlopes& question, core::Run& run);

}  // namespace ansatz::networks

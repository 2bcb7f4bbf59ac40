// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct SpectralCondition {
  core::Array weights;                  ///< W [output, input] of a layer
  std::optional<core::Array> update{};  ///< ΔW, of its shape: what a step of training changed
};

struct SpectralConditionEstimate {
  double weights = 0;  ///< ‖W‖₂/√(outputs/inputs): of the order of one in layers that learn features at any width
  double update = 0;  ///< the same of ΔW; NaN where none is given
  double spread = 0;  ///< standard deviation of entries with which to begin, min(1, √(outputs/inputs))/√inputs
  double rate = 0;    ///< outputs/inputs, the factor of this layer's learning rate under gradient descent
};

/// Whether a layer and its change are of the size at which activations and their changes stay of order one however wide
/// the network is.
///
/// Errors   BadParameter: not a matrix, empty, NaN, infinities; an update of another shape.
/// Cost     O(min² max) of its sides.
/// Source   Yang, Simon & Bernstein (2023), condition 1 and table 1.
SpectralConditionEstimate spectral_condition(const SpectralCondition& question, core::Run& run);

}  // namespace ansatz::information

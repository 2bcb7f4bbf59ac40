// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

struct GradientSignal {
  Perceptron net;
  core::Record data;                   ///< x and y, as for train
  std::string loss = "cross_entropy";  ///< of loss.h
  int batch = 128;                     ///< patterns a step
};

/// What the slopes of minibatches agree on in each layer, and by how much they differ.
struct GradientSignalEstimate {
  core::Array mean;       ///< [layer] length of the mean over batches
  core::Array deviation;  ///< [layer] root of the summed variances over batches
  core::Array ratio;      ///< [layer] mean over deviation; NaN where both are 0
  core::Array weights;    ///< [layer] length of the weights, by which the first two are often divided
};

/// Slopes of the loss by the weights of each layer (not the biases), for the minibatches of one epoch at the network as
/// it stands: the length of their mean against the root of their summed variances. Drift, while the ratio is above
/// one; diffusion, once it is far below.
///
/// Errors   BadParameter: as train; fewer than 2 whole batches.
/// Edges    patterns beyond the last whole batch are left out, others every call.
/// Accuracy of B batches: the square of `mean` is biased up by that of `deviation` over B.
/// Random   run.stream("order").
/// Cost     an epoch.
/// Source   Shwartz-Ziv & Tishby (2017), fig. 4.
GradientSignalEstimate gradient_signal_to_noise(const GradientSignal& question, core::Run& run);

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::bottleneck {

/// A network whose hidden layers are to depend on the class and little on the input, each by itself.
struct HsicBottleneck {
  networks::Perceptron net;  ///< with a hidden layer at least
  core::Record data;         ///< x, and y as for cross-entropy; of networks/patterns.h
  double beta = 500;         ///< β, at least 0
  double width = 5;          ///< kernels of d numbers have the width `width` √d
  int epochs = 50;           ///< at least 1
  double rate = 1e-3;        ///< of Adam
  int batch = 128;           ///< at least 4
};

struct HsicBottleneckRun {
  networks::Perceptron net;  ///< trained
  core::Array objective;     ///< [epoch, layer], of the hidden layers
  core::Array loss;          ///< [epoch]: cross-entropy of the last layer, in nats
};

/// Each hidden layer Z goes down
///
///   nHSIC(Z, X) − β nHSIC(Z, Y)
///
/// of the batch, with normalised_dependence of hsic.h and Y as shares of the classes, by its own parameters
/// alone; the last layer goes down cross-entropy by its own. Nothing goes backward from layer to layer. Batches are
/// those of batches.h.
///
/// Errors   BadParameter; networks::TrainingDiverged.
/// Edges    where `width` is so small that a batch's patterns hardly know of each other, every layer seems to depend on
///          everything, and nothing is learnt.
/// Random   run.stream("order") by epoch.
/// Cost     for each layer and batch of n patterns O(n³).
/// Source   Ma, Lewis & Kleijn (2020).
HsicBottleneckRun hsic_bottleneck(const HsicBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck

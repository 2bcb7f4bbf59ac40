// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

/// A network, patterns with classes, and how its layers are to tell patterns with their own class from patterns with
/// another.
struct ForwardForward {
  Perceptron net;         ///< its activation is that of the last layer, too, here; relu is usual
  core::Record data;      ///< x, of as many inputs as the network has, and y, a class each; as patterns.h has them
  int classes = 10;       ///< C, at least 2: the first C inputs are written over by the class, as 0 and 1
  int epochs = 60;        ///< at least 1
  double threshold = 2;   ///< θ, of the mean of squares
  bool together = false;  ///< layers share their goodness
  double rate = 1e-3;     ///< of Adam
  int batch = 128;
};

struct ForwardForwardRun {
  Perceptron net;    ///< trained
  core::Array loss;  ///< [epoch, layer], in nats
};

/// Every layer learns on its own to be lively for patterns with their class written into them and quiet for patterns
/// with a wrong one, drawn anew each epoch:
///
///   G = ⟨a²⟩ over the layer's units,   loss = ln(1 + e^{θ − G}) for right classes, ln(1 + e^{G − θ}) for wrong ones
///
/// What goes on to the next layer is a over its root mean square, so that it cannot tell by liveliness alone. Together,
/// G − θ is summed over all layers in the loss of each, the others' shares counting as given. Nothing goes backward
/// from layer to layer.
///
/// Errors   BadParameter; TrainingDiverged.
/// Random   run.stream("order") and run.stream("class") by epoch.
/// Source   Hinton, arXiv:2212.13345 (2022); Lorberbom, Gat, Adi, Schwing & Hazan (2024) for layers together.
ForwardForwardRun forward_forward(const ForwardForward& question, core::Run& run);

struct ForwardForwardClasses {
  Perceptron net;
  core::Array x;  ///< [pattern, input]; its first `classes` numbers are written over
  int classes = 10;
};

/// For each pattern the class with which the goodness summed over all layers is largest, the first of equal ones,
/// [pattern].
/// Errors   BadParameter.
core::Array forward_forward_classes(const ForwardForwardClasses& question, core::Run& run);

/// ln(1 + e^{θ − G}) for right classes, or ln(1 + e^{G − θ}); `slope` is set to its derivative by G.
double liveliness_loss(double goodness, double threshold, bool is_right, double& slope);

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/networks/mlp.h"

namespace ansatz::networks {

// What can be read off a network.

struct LayerOutputs {
  Perceptron net;
  core::Array x;               ///< [pattern] or [pattern, input]
  std::optional<int> layer{};  ///< 1 for the first after the inputs; the last where none is given
};

/// What every unit of a layer gives for every pattern, [pattern, unit]: after the activation, which the last layer has
/// none of.
/// Errors   BadParameter: a layer that is none, patterns that do not fit the network.
core::Array layer_outputs(const LayerOutputs& question, core::Run& run);

struct NoisyOutputs {
  Perceptron net;
  core::Array x;               ///< [pattern] or [pattern, input]
  std::optional<int> layer{};  ///< 1 for the first after the inputs; the last where none is given
  double noise = 0.1;          ///< of disturbance.h, of every hidden layer
};

/// As layer_outputs, with normal noise in every hidden unit as a training with such noise has it.
/// Errors   as layer_outputs; BadParameter: noise.
/// Random   run.stream("noise"), by pattern and unit.
core::Array noisy_outputs(const NoisyOutputs& question, core::Run& run);

struct ClassProbabilities {
  Perceptron net;
  core::Array x;  ///< [pattern] or [pattern, input]
};

/// softmax of the outputs, [pattern, class]; where they belong to places, that of each place, [pattern, place, class].
core::Array class_probabilities(const ClassProbabilities& question, core::Run& run);

struct PatternLosses {
  Perceptron net;
  core::Record data;                   ///< x and y, as patterns.h has them
  std::string loss = "cross_entropy";  ///< of loss.h
};

/// The loss of each pattern by itself, [pattern]; of cross-entropies by place that of each place, [pattern, place], in
/// nats: −ln of the probability of what came. Weights of the data multiply theirs.
/// Errors   BadParameter.
core::Array pattern_losses(const PatternLosses& question, core::Run& run);

struct Accuracy {
  Perceptron net;
  core::Record data;  ///< with x, and y as for cross-entropy
};

/// Share of the patterns, or of their places, whose largest output is that of their class, the first of equal ones;
/// where y holds probabilities, the mean probability of the class that the network names. Weights do not enter it.
double accuracy(const Accuracy& question, core::Run& run);

}  // namespace ansatz::networks

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::networks {

struct SuperpositionModel {
  int features = 20;
  int neurons = 5;
  double sparsity = 0.9;  ///< S: probability of a feature to be 0, below 1
  double decline = 1;     ///< importance of feature i is decline^i, from i = 0 on; in (0, 1]
  int steps = 4000;
  int batch = 256;     ///< fresh samples a step
  double rate = 3e-3;  ///< of Adam
  int samples = 2000;  ///< fresh ones, seen by the model after learning
};

struct Superposition {
  core::Array weights;     ///< [neuron, feature] W
  core::Array biases;      ///< [feature] b
  core::Array dimensions;  ///< [feature] D, the share of a neuron's worth of room that each has: 1 alone, 0 left out
  double represented = 0;  ///< Σ‖W_i‖² over features, about how many the neurons hold
  double loss = 0;         ///< mean over the last tenth of the steps
  core::Array hidden;      ///< [sample, neuron] W x of fresh samples
};

/// More features than neurons, none of them active often: a model that learns to give back
///
///   x̂ = max(0, Wᵀ W x + b) with the loss Σ_i decline^i (x_i − x̂_i)²
///
/// of independent features x_i, 0 with probability S and else even in (0, 1). Dense features get a neuron each and the
/// others are left out; sparse ones share neurons at angles, in superposition, and pay by interference.
///
/// The dimensions of feature i: D_i = ‖W_i‖²/Σ_j (Ŵ_i·W_j)², Ŵ_i of length one; 0 where W_i is 0.
///
/// Errors   BadParameter: a count below 1, sparsity outside [0, 1), decline outside (0, 1]; TrainingDiverged.
/// Random   run.stream("weights"), run.stream("samples") by step, run.stream("fresh").
/// Source   Elhage et al. (2022).
Superposition superposition_model(const SuperpositionModel& question, core::Run& run);

}  // namespace ansatz::networks

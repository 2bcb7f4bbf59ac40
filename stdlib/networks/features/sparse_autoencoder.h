// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::networks {

struct SparseAutoencoder {
  core::Array x{};       ///< [sample] or [sample, component]: what units of a layer gave, a row a pattern
  int features = 0;      ///< of the code; 0: four times the components
  double penalty = 0.1;  ///< λ, of x scaled to a root mean square of one
  bool tied = true;      ///< E is the transpose of D
  bool centred = false;  ///< x is taken less its mean and d is learnt; else d is 0
  int epochs = 100;
  int batch = 128;
  double rate = 1e-2;  ///< of Adam
};

struct SparseCode {
  core::Array codes;       ///< [sample, feature], none below 0, in the unit of x
  core::Array directions;  ///< [feature, component], of length one
  core::Array loss;        ///< [epoch]
  double explained = 0;    ///< share of the variance of x that comes back; below 0 where the mean would do better
  double active = 0;       ///< features above 0 a sample, on average
};

/// A code of few active features for the rows of x, learnt by
///
///   z = max(0, E x + e), x̂ = D z + d, Σ(x − x̂)² + λ Σ z on average over samples
///
/// with the columns of D, a direction each, kept at length one after every step, so that the penalty cannot be had for
/// nothing. D starts in random directions, E as its transpose.
///
/// Errors   BadParameter: no rows, NaN, infinities, x zero throughout, features below 0, penalty below 0, epochs or
///          batch below 1, a rate not above 0, more than 10⁸ weights; TrainingDiverged.
/// Edges    where x is one row over and over there is no variance to explain: `explained` is −∞ or NaN.
/// Random   run.stream("directions"), run.stream("order") by epoch.
/// Source   Cunningham et al. (2023); Bricken et al. (2023) for what is not tied and centred, without their resampling
///          of dead features.
SparseCode sparse_autoencoder(const SparseAutoencoder& question, core::Run& run);

}  // namespace ansatz::networks

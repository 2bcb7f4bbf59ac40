// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// Losses of self-supervised embeddings as numbers, by which trained ones may be compared: the smaller the better.

struct ManifoldCapacityLoss {
  core::Array views;  ///< [view, sample, component]: embeddings of each sample under several views
};

/// −‖C‖_* , C [sample, component] the means over views of embeddings of length one: least, −√(samples · min(samples,
/// components)), where views agree and samples are spread evenly over all directions.
///
/// Errors   BadParameter: not three dimensions, empty, NaN, infinities, an embedding of length 0.
/// Source   Yerxa et al. (2023), eq. 4.
double manifold_capacity_loss(const ManifoldCapacityLoss& question, core::Run& run);

struct EffectiveEntropyLoss {
  core::Array x;       ///< [sample, component], two samples or more
  double penalty = 1;  ///< weight of squared covariances between components, at least 0
  int spacing = 0;     ///< m of the spacings, below the number of samples; 0: √samples, rounded
};

struct EffectiveEntropy {
  double loss = 0;        ///< −entropy + penalty · covariance
  double entropy = 0;     ///< Σ over components of the m-spacing estimate, in nats; −∞ where values repeat m times
  double covariance = 0;  ///< Σ of squared covariances of different components, n − 1 below
};

/// Entropy of each component by itself and how far components hang together: their joint entropy is at most the first,
/// and reaches it where the second has vanished and they are independent.
///
///   Ĥ = 1/(n − m) Σ ln((n + 1)/m (x_(i+m) − x_(i)))
///
/// Errors   BadParameter: not a matrix, fewer than two samples, NaN, infinities, penalty or spacing out of range.
/// Source   Learned-Miller & Fisher (2003), eq. 8, for the spacings; Chakraborty et al. (2024) for the loss.
EffectiveEntropy effective_entropy_loss(const EffectiveEntropyLoss& question, core::Run& run);

}  // namespace ansatz::information

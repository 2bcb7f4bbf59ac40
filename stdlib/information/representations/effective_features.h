// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct EffectiveFeatures {
  core::Array codes;  ///< [sample, feature]: what each feature of a sparse code does for each sample
};

struct FeatureCount {
  double features = 0;  ///< F, between 1 and `live`
  int live = 0;         ///< features that are ever active
};

/// How many features a code makes use of: F = exp(−Σ p ln p), p_i the share of feature i in all activity,
/// Σ_t |z_ti| over Σ |z|. F over the number of neurons that carry the code tells superposition: above 1 there are more
/// features than neurons.
///
/// Errors   BadParameter: no rows, NaN, infinities.
/// Edges    a code that is zero throughout has no features: NaN with a warning.
/// Source   Bereska et al. (2025).
FeatureCount effective_features(const EffectiveFeatures& question, core::Run& run);

}  // namespace ansatz::information

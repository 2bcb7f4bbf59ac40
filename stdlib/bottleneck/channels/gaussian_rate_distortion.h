// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct GaussianRateDistortion {
  core::Array variances;   ///< [component], or a covariance matrix [component, component]
  core::Array distortion;  ///< a number or a list: the sum of squared errors over all components, above 0
  information::Base base = std::string("nat");
};

struct GaussianRateDistortionResult {
  core::Array rate;    ///< like distortion
  core::Array level;   ///< like distortion: θ, what each component above it is let err
  core::Array shares;  ///< [distortion, component], the error of each; of eigenvectors where a covariance is given
};

/// Rate of a normal source for a mean squared error, by reverse water-filling:
///
///   R = Σ ½ ln(σ²/θ)⁺   with θ such that   Σ min(θ, σ²) = D.
///
/// Found in closed form from the sorted variances. D at or above Σ σ² costs no rate; the level is then the largest σ².
///
/// Errors   BadParameter: as component_variances and budget.
/// Source   Kolmogorov, IRE Trans. Inf. Theory 2 (1956) 102; Cover & Thomas (2006), theorem 10.3.3.
GaussianRateDistortionResult gaussian_rate_distortion(const GaussianRateDistortion& question, core::Run& run);

}  // namespace ansatz::bottleneck

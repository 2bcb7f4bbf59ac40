// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct GaussianBottleneck {
  core::Array x;      ///< [x, x] covariance of X
  core::Array y;      ///< [y, y] covariance of Y
  core::Array cross;  ///< [x, y] covariance of X with Y
  core::Array beta;   ///< what I(T; Y) weighs against I(T; X): one number or several
  information::Base base = std::string("nat");
};

struct GaussianBottleneckResult {
  core::Array i_tx;         ///< [i_tx] I(T; X) along the curve, from 0
  core::Array i_ty;         ///< [i_tx] I(T; Y)
  core::Array rate;         ///< [beta] I(T; X)
  core::Array relevance;    ///< [beta] I(T; Y)
  core::Array kept;         ///< [beta] directions that are kept
  core::Array eigenvalues;  ///< [direction] λ = 1 − ρ² of the canonical correlations, rising
  core::Array critical;     ///< [direction] β above which it is kept, 1/(1 − λ); infinite where λ = 1
  double information = 0;   ///< I(X; Y) = −½ Σ ln λ
  std::optional<core::Array>
      projection;  ///< [direction, x] A of T = A X + ξ, ξ of unit covariance, where there is one β
};

/// The information bottleneck of jointly normal X and Y in closed form: T = A X + ξ, the rows of A along the left
/// eigenvectors v of Σ_{x|y} Σ_x⁻¹ with α² = (β(1 − λ) − 1)/(λ vᵀ Σ_x v) where that is above 0, and
///
///   I(T; X) = ½ Σ ln[(β − 1)(1 − λ)/λ],   I(T; Y) = I(T; X) − ½ Σ ln[β(1 − λ)]   over the directions that are kept.
///
/// Errors   BadParameter: matrices that do not fit, are not symmetric, not positive definite (x, y) or not a covariance
///          together; a relation without noise (λ below 1e-12), along which T could tell infinitely much; a β that is
///          negative or not finite.
/// Source   Chechik, Globerson, Tishby & Weiss, J. Mach. Learn. Res. 6 (2005) 165, eqs. 13–22.
GaussianBottleneckResult gaussian_bottleneck(const GaussianBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck

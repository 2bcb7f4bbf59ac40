// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct WelchAnova : Comparison {
  double confidence = 0.95;  ///< of the interval of ω²
};

/// Welch's analysis of variance: are all means the same, whatever the variances?
///
///   F = [Σ w (x̄ − x̃)²/(k − 1)] / [1 + 2(k − 2)Λ/(k² − 1)],   w = n/s²,  W = Σ w,  x̃ = Σ w x̄/W,
///   Λ = Σ (1 − w/W)²/(n − 1),   k − 1 and (k² − 1)/(3Λ) degrees of freedom
///
/// Effect: ω² = (k − 1)(F − 1)/[(k − 1)(F − 1) + N] with the interval of the noncentral F.
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Welch, Biometrika 38 (1951) 330.
TestResult welch_anova(const WelchAnova& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct Scheffe : Comparison {
  double confidence = 0.95;  ///< of all intervals together
};

/// Scheffé's comparison of all pairs of means, given one variance.
///
///   F = (x̄ᵢ − x̄ⱼ)²/[(k − 1) MSW (1/nᵢ + 1/nⱼ)],   k − 1 and N − k degrees of freedom
///
/// p and intervals hold for all contrasts of the means at once, and so for contrasts that were chosen after seeing
/// them. For pairs alone Tukey & Kramer's are narrower. Some contrast is significant just where one_way_anova is.
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, no spread inside the samples, NaN, infinities.
/// Source   Scheffé, Biometrika 40 (1953) 87.
PairwiseResult scheffe(const Scheffe& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct TukeyKramer : Comparison {
  double confidence = 0.95;  ///< of all intervals together
};

/// Tukey & Kramer's comparison of all pairs of means, given one variance: Tukey's honest significant difference.
///
///   q = (x̄ᵢ − x̄ⱼ)/√(½ MSW (1/nᵢ + 1/nⱼ)),   studentised range of k with N − k degrees of freedom
///
/// p and intervals hold for all pairs at once.
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, no spread inside the samples, NaN, infinities.
/// Source   Tukey (1953); Kramer, Biometrics 12 (1956) 307.
PairwiseResult tukey_kramer(const TukeyKramer& question, core::Run& run);

}  // namespace ansatz::hypothesis

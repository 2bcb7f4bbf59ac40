// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct PairwiseT : Comparison {
  std::string correct = "holm";  ///< adjustment of the p of pairs; "none" is Fisher's least significant difference
  bool pooled = true;            ///< one variance for all samples; otherwise Welch's test of each pair
};

/// t tests of all pairs of means, adjusted for each other.
///
///   t = (x̄ᵢ − x̄ⱼ)/√(MSW (1/nᵢ + 1/nⱼ)),   N − k degrees of freedom
///
/// Errors   BadParameter: fewer than two samples, an empty one (unpooled: fewer than 2 values), N ≤ k, no spread inside
///          the samples (unpooled: a constant one), NaN, infinities. UnknownName: the correction.
/// Source   Fisher (1935), The Design of Experiments, for the unadjusted ones; Welch, Biometrika 34 (1947) 28.
PairwiseResult pairwise_t(const PairwiseT& question, core::Run& run);

}  // namespace ansatz::hypothesis

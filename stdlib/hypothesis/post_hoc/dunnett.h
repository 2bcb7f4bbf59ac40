// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// A control and the samples that are compared with it.
struct Dunnett : Comparison {
  std::string control;                    ///< its name; empty: the first sample
  std::string alternative = "two-sided";  ///< "greater": means larger than the control's
  double confidence = 0.95;               ///< of all intervals together, two-sided
};

/// Dunnett's comparison of every sample's mean with a control's, given one variance.
///
///   t = (x̄ᵢ − x̄₀)/√(MSW (1/nᵢ + 1/n₀)),   max |t| of correlated t with N − k degrees of freedom
///
/// p and intervals hold for all comparisons at once.
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, no spread inside the samples, NaN, infinities.
///          UnknownName: a control that is not there.
/// Source   Dunnett, J. Am. Stat. Assoc. 50 (1955) 1096.
PairwiseResult dunnett(const Dunnett& question, core::Run& run);

}  // namespace ansatz::hypothesis

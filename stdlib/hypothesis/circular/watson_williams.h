// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/circular/angles.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Samples of angles.
struct WatsonWilliams : CircularComparison {
  double confidence = 0.95;  ///< of the interval of the effect
};

/// Watson and Williams' test: have k samples of angles one mean direction? As a one-way analysis of variance, with the
/// resultants R_j of the samples and R of all N angles together:
///
///   F = (1 + 3/(8κ)) (N − k)(ΣR_j − R)/((k − 1)(N − ΣR_j)),   k − 1 and N − k degrees of freedom
///
/// κ is the concentration of a von Mises law whose mean resultant length is ΣR_j/N (Fisher 1993, eq. 4.40). It stands
/// on samples of one concentration, and on κ of at least 2. Effect: the partial η² of F, its interval by the noncentral
/// F.
///
/// Errors   BadParameter: fewer than two samples, a sample of fewer than 2 angles, NaN, infinities.
/// Edges    κ below 2: a warning. Every sample of one angle repeated: p = 0 with a warning, or undefined.
/// Source   Watson & Williams, Biometrika 43 (1956) 344; Stephens, J. Am. Stat. Assoc. 67 (1972) 456, for the factor.
TestResult watson_williams(const WatsonWilliams& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct BrownForsytheAnova : Comparison {
  double confidence = 0.95;  ///< of the interval of ω²
};

/// Brown & Forsythe's F*: are all means the same, whatever the variances? (Whether the variances are is asked by
/// `levene`.)
///
///   F* = Σ n (x̄ − x̄..)² / Σ v,   v = (1 − n/N) s²,   k − 1 and (Σ v)²/Σ (v²/(n − 1)) degrees of freedom
///
/// Effect: ω² as of welch_anova.
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, all constant, NaN, infinities.
/// Source   Brown & Forsythe, Technometrics 16 (1974) 129.
TestResult brown_forsythe_anova(const BrownForsytheAnova& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample.
struct AndersonDarling : Comparison {};

/// Anderson & Darling's test: are the values normal, with the mean and variance they have? Weighs the tails.
///
///   A² = −n − (1/n) Σ (2i − 1) [ln Φ(z₍ᵢ₎) + ln Φ(−z₍ₙ₊₁₋ᵢ₎)],   A*² = A² (1 + 0.75/n + 2.25/n²)
///
/// with p from A*² by Stephens' four exponentials (D'Agostino & Stephens, table 4.9). The statistic is A².
///
/// Errors   BadParameter: other than one sample, fewer than 8 values, NaN, infinities.
/// Edges    constant: undefined.
/// Source   Anderson & Darling, J. Am. Stat. Assoc. 49 (1954) 765; D'Agostino & Stephens, Goodness-of-Fit Techniques
///          (1986).
TestResult anderson_darling(const AndersonDarling& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample.
struct ShapiroWilk : Comparison {};

/// Shapiro & Wilk's test: are the values normal? W compares the squared slope of their normal plot with their variance.
///
///   W = (Σ a x₍ᵢ₎)²/Σ (x − x̄)²,   a and p by Royston's approximations, exact p for n = 3
///
/// Errors   BadParameter: other than one sample, fewer than 3 values, NaN, infinities.
/// Edges    constant: W = 1 and p = 1 with a warning; beyond 5000 values p is an extrapolation: warning.
/// Accuracy W to some 1e-6, p to some 1e-3, the approximation's own.
/// Source   Shapiro & Wilk, Biometrika 52 (1965) 591; Royston, Appl. Stat. 44 (1995) 547.
TestResult shapiro_wilk(const ShapiroWilk& question, core::Run& run);

}  // namespace ansatz::hypothesis

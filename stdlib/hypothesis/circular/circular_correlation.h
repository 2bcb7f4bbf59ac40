// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/circular/angles.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples of angles.
struct CircularCorrelation : CircularComparison {
  std::string alternative = "two-sided";  ///< "greater": they turn together
  double confidence = 0.95;               ///< of the interval
};

/// Do two angles turn together? Jammalamadaka and SenGupta's correlation of their sines about their mean directions:
///
///   r = Σ sin(α − ᾱ) sin(β − β̄)/√(Σ sin²(α − ᾱ) Σ sin²(β − β̄)),   z = r √(n λ₂₀λ₀₂/λ₂₂),   λ_ij the mean of sinⁱ sinʲ
///
/// z is normal where they are independent. The interval is Fisher's with the error of that case.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 3 pairs, NaN, infinities.
/// Edges    a sample of one angle: undefined. A sample without a direction (Rayleigh's p above 0.05): a warning, for r
///          stands on it.
/// Source   Jammalamadaka & SenGupta (2001), Topics in Circular Statistics, ch. 8.
TestResult circular_correlation(const CircularCorrelation& question, core::Run& run);

/// Angles, and a quantity that is measured beside each.
struct CircularLinearCorrelation : CircularComparison {
  double confidence = 0.95;  ///< of the interval
};

/// Does a quantity y hang on an angle θ (a rate on a phase)? Mardia's correlation, the multiple one of y on cos θ and
/// sin θ:
///
///   R² = (r_c² + r_s² − 2 r_c r_s r_cs)/(1 − r_cs²),   F = (n − 3) R²/(2 (1 − R²)), 2 and n − 3 degrees of freedom
///
/// r_c, r_s and r_cs of y with cos θ, of y with sin θ and of these two. Exact where y is normal about a constant.
/// Effect: R², its interval by the noncentral F.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 4 pairs, NaN, infinities.
/// Edges    y constant, or fewer than three different angles: undefined. R² = 1: F = ∞ and p = 0 with a warning.
/// Source   Mardia, Biometrika 63 (1976) 403.
TestResult circular_linear_correlation(const CircularLinearCorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples, how much of their tails to leave out, and how to compare them.
struct YuenT : Comparison {
  double trim = 0.2;                      ///< γ: share left out at either end, in [0, ½)
  std::string alternative = "two-sided";  ///< "greater": the first trimmed mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// Yuen's t test: do two trimmed means differ, whatever the variances? Outliers hardly move it.
///
///   t = (x̄_γ − ȳ_γ)/√(d₁ + d₂),  d = SSD_w/(h(h − 1)),  h = n − 2⌊γn⌋,   ν = (d₁ + d₂)²/(d₁²/(h₁ − 1) + d₂²/(h₂ − 1))
///
/// with the sum of squares of the winsorised sample. γ = 0 gives Welch's test.
///
/// Estimate: the difference of trimmed means with its interval. Effect: Cliff's δ, which outliers do not move either.
///
/// Errors   BadParameter: other than two samples, trim outside [0, ½), fewer than 2 values left in one, NaN,
/// infinities. Edges    no spread left: t = ±∞ and p = 0 with a warning where the means differ; otherwise t and p are
/// undefined. Source   Yuen, Biometrika 61 (1974) 165.
TestResult yuen_t(const YuenT& question, core::Run& run);

}  // namespace ansatz::hypothesis

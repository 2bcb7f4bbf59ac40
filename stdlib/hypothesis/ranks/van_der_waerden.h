// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct VanDerWaerden : Comparison {
  double confidence = 0.95;  ///< of the interval
};

/// Van der Waerden's test: do all samples come from one distribution? Ranks are turned into what they would be in a
/// normal sample; the test is then as strong as the analysis of variance where that is right, and no rank test is
/// stronger there.
///
///   a = Φ⁻¹(r/(N + 1)),   χ² = Σ n_g (ā_g − ā)²/s²,   s² = Σ (a − ā)²/(N − 1),   k − 1 degrees of freedom
///
/// Equal values share the mean of what their ranks would get (ā is 0). Effect: ε² = χ²/(N − 1), from 0 to 1, with the
/// interval of the noncentral χ².
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN.
/// Edges    infinities are ranked; all values equal: p = 1 with a warning; fewer than 5 values in one: warning.
/// Source   van der Waerden, Indag. Math. 14 (1952) 453; Conover (1999), Practical Nonparametric Statistics, §5.10.
TestResult van_der_waerden(const VanDerWaerden& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Counts of equal stretches.
struct PoissonDispersion : Comparison {
  std::string alternative = "two-sided";  ///< "greater": spread wider than Poisson counts are, in clusters
  double confidence = 0.95;               ///< of the interval
};

/// Fisher's index of dispersion: are counts spread as those of a Poisson process are?
///
///   D = Σ (x − x̄)²/x̄,   χ² with n − 1 degrees of freedom
///
/// Effect: the variance over the mean, 1 for Poisson counts, with the interval D/χ²_{1 ∓ α/2}.
///
/// Errors   BadParameter: other than one sample, fewer than 2 values, values that are no whole numbers from 0 on, NaN.
/// Edges    all 0: p = 1 with a warning; a mean below 1: the approximation is poor, with a warning.
/// Source   Fisher (1925), Statistical Methods for Research Workers, §16; Cochran, Biometrics 10 (1954) 417.
TestResult poisson_dispersion(const PoissonDispersion& question, core::Run& run);

}  // namespace ansatz::hypothesis

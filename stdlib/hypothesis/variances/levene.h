// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct Levene : Comparison {
  std::string center = "median";  ///< "median" (Brown & Forsythe), "mean" (Levene), or "trimmed": 5 % off either end
};

/// Levene's test: are all variances the same? One-way analysis of variance of the distances |x − centre|. About the
/// median it is Brown & Forsythe's, which other than normal data do not mislead.
///
///   W = F of |x_ij − c_i|,   k − 1 and N − k degrees of freedom
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, NaN, infinities.
/// Edges    all distances equal inside each sample: W = ∞ and p = 0 with a warning where they differ; else undefined.
/// Source   Levene (1960); Brown & Forsythe, J. Am. Stat. Assoc. 69 (1974) 364.
TestResult levene(const Levene& question, core::Run& run);

}  // namespace ansatz::hypothesis

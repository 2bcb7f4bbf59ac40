// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample or two whose standard deviations are known.
struct ZTest : Comparison {
  std::vector<double> deviations;         ///< σ of each sample, or one for both; above 0
  double mean = 0;                        ///< what the mean, or the difference of means, is held against
  std::string alternative = "two-sided";  ///< "greater": the (first) mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// z test: is the mean of values with a known standard deviation what it is said to be, or do two such means differ?
///
///   z = (x̄ − μ)/(σ/√n),   z = (x̄ − ȳ − μ)/√(σ₁²/n + σ₂²/m)
///
/// Exact for normal values. Effect: the difference in units of σ (of two samples, of √((σ₁² + σ₂²)/2)), with its
/// interval. Where σ is estimated from the same values it is one_sample_t or welch_t that holds its level.
///
/// Errors   BadParameter: no sample or more than two, an empty one, NaN, infinities; deviations of another number, not
///          above 0 or not finite.
/// Source   Altman & Bland, BMJ 331 (2005) 903, for the standard error.
TestResult z_test(const ZTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/value.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples of subjects who were measured more than once.
struct RepeatedMeasuresCorrelation : Comparison {
  core::Value subject;                    ///< a text or number for each pair
  std::string alternative = "two-sided";  ///< "greater": they rise together
  double confidence = 0.95;               ///< of the intervals
};

/// Do two quantities rise and fall together within subjects? Analysis of covariance of y with a mean for each of k
/// subjects and one slope b for all; over the N pairs, less their subject's means,
///
///   b = Σ x y/Σ x²,   r = sign b √(SS/(SS + SSE)),   SS = b² Σ x²,   N − k − 1 degrees of freedom
///
/// Effect: r with the interval tanh(atanh r ± z/√(N − k − 2)). Estimate: b with that of its t. Differences between
/// subjects do not count, nor does one of a single pair.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than two subjects, no more than k + 1
///          pairs, NaN, infinities.
/// Edges    a sample that is constant within all subjects: undefined; r = ±1: p = 0; one degree of freedom: no interval
///          of r.
/// Source   Bakdash & Marusich, Front. Psychol. 8 (2017) 456.
TestResult repeated_measures_correlation(const RepeatedMeasuresCorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

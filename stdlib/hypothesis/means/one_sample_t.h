// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample and the mean it is held against.
struct OneSampleT : Comparison {
  double mean = 0;                        ///< μ, in the unit of the data
  std::string alternative = "two-sided";  ///< "greater": the mean is above μ
  double confidence = 0.95;               ///< of the intervals
};

/// One-sample t test: is the mean μ?
///
///   t = (x̄ − μ)/(s/√n),   n − 1 degrees of freedom
///
/// Estimate: the mean with its interval. Effect: Cohen's d = (x̄ − μ)/s.
///
/// Errors   BadParameter: other than one sample, fewer than 2 values, NaN, infinities.
/// Edges    constant: t = ±∞ and p = 0 with a warning; constant at μ: t and p are undefined.
/// Source   Student, Biometrika 6 (1908) 1.
TestResult one_sample_t(const OneSampleT& question, core::Run& run);

/// Statistic, p, estimate and effect of samples of which no more is known.
void fill_one_sample_t(TestResult& result, const Moments& x, double null, Alternative alternative, double confidence,
                       core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct StudentT : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// Student's t test: do two means differ, given one variance? Where nobody gave it, `welch_t` asks for less.
///
///   t = (x̄ − ȳ)/(s √(1/n + 1/m)),  s² pooled,   n + m − 2 degrees of freedom
///
/// Estimate: the difference of means with its interval. Effect: Hedges' g (Cohen's d where only one degree is left).
///
/// Errors   BadParameter: other than two samples, an empty one, fewer than 3 values in all, NaN, infinities.
/// Edges    both constant: t = ±∞ and p = 0 with a warning where the means differ; otherwise t and p are undefined.
/// Source   Student, Biometrika 6 (1908) 1.
TestResult student_t(const StudentT& question, core::Run& run);

/// Statistic, p, estimate and effect of samples of which no more is known.
void fill_student_t(TestResult& result, const Moments& x, const Moments& y, double null, Alternative alternative,
                    double confidence, core::Run& run);

}  // namespace ansatz::hypothesis

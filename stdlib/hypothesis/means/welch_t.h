// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct WelchT : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// Welch's t test: do two means differ, whatever the variances?
///
///   t = (x̄ − ȳ)/√(v₁ + v₂),  v = s²/n,   ν = (v₁ + v₂)²/(v₁²/(n − 1) + v₂²/(m − 1))
///
/// Estimate: the difference of means with its interval. Effect: Hedges' g.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, NaN, infinities.
/// Edges    both constant: t = ±∞ and p = 0 with a warning where the means differ; otherwise t and p are undefined.
/// Source   Welch, Biometrika 34 (1947) 28.
TestResult welch_t(const WelchT& question, core::Run& run);

/// Statistic, p, estimate and effect of samples of which no more is known.
void fill_welch_t(TestResult& result, const Moments& x, const Moments& y, double null, Alternative alternative,
                  double confidence, core::Run& run);

/// The standard error of a difference of means, √(v₁ + v₂), and its degrees of freedom ν as above. Not both constant.
struct WelchError {
  double error = 0, df = 0;
};
WelchError welch_error(const Moments& x, const Moments& y);

}  // namespace ansatz::hypothesis

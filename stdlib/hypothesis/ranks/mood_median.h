// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct MoodMedian : Comparison {
  std::string ties = "below";  ///< where values at the grand median count: "below", "above", or not at all, "ignore"
};

/// Mood's median test: do all samples have the same median? Counts above and below the grand median make a table.
///
///   χ² = Σ (O − E)²/E with k − 1 degrees of freedom; for two samples |O − E| less ½, at least 0 (Yates)
///
/// Estimate: the grand median.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN.
/// Edges    nothing above, or nothing below: p = 1 with a warning; an expected count below 5: warning.
/// Source   Mood, Introduction to the Theory of Statistics (1950).
TestResult mood_median(const MoodMedian& question, core::Run& run);

}  // namespace ansatz::hypothesis

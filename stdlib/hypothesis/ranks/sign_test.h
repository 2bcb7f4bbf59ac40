// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample, or two matched ones, and how to look at them.
struct SignTest : Comparison {
  double median = 0;                      ///< what values, or differences of matched ones, are held against
  std::string alternative = "two-sided";  ///< "greater": values, or those of the first sample, are larger
  double confidence = 0.95;               ///< of the intervals
};

/// Sign test: do as many values lie above the median as below? S is the number above; values at it are left out of p.
///
///   S ~ binomial(n, ½)
///
/// Estimate: the median with its interval of order statistics. Effect: the share above, with Clopper & Pearson's
/// interval.
///
/// Errors   BadParameter: more than two samples, lengths that differ, an empty one, NaN, infinities.
/// Edges    all values at the median: p = 1 with a warning.
/// Source   Arbuthnott, Philos. Trans. 27 (1710) 186; Dixon & Mood, J. Am. Stat. Assoc. 41 (1946) 557.
TestResult sign_test(const SignTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

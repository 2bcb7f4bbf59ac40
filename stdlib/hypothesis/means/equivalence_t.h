// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and the difference that would still count as none.
struct EquivalenceT : Comparison {
  core::Interval bounds;    ///< differences of means that are equivalent, in the unit of the data
  bool paired = false;      ///< the samples are matched value by value
  double confidence = 0.9;  ///< of the interval; at 1 − 2α it lies within the bounds just when p < α
};

/// Equivalence by two one-sided t tests (TOST): do the means differ by no more than the bounds? To reject is to show
/// that they do not. Unpaired samples are compared by Welch's t, matched ones by that of their differences.
///
///   p = max(P(T > (x̄ − ȳ − low)/se), P(T < (x̄ − ȳ − high)/se))
///
/// The statistic is the t of the less certain side. Estimate: the difference of means with its interval.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, NaN, infinities; bounds that are empty.
/// Edges    no spread: p is 0 within the bounds and 1 outside or on one, with a warning.
/// Source   Schuirmann, J. Pharmacokinet. Biopharm. 15 (1987) 657.
TestResult equivalence_t(const EquivalenceT& question, core::Run& run);

}  // namespace ansatz::hypothesis

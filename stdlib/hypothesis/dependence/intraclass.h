// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Ratings of the same things, a sample a rater, and what they are to agree in.
struct Intraclass : Comparison {
  std::string model = "agreement";  ///< or "consistency", "one_way"
  bool average = false;             ///< of the mean of all raters, instead of one
  double confidence = 0.95;         ///< of the interval
};

/// Intraclass correlation: how much of the spread of ratings is that of the n things, k raters each? With the mean
/// squares of things R, raters C, errors E and within things W:
///
///   one_way       (R − W)/(R + (k − 1) W)                        each thing has raters of its own: ICC(1,1)
///   agreement     (R − E)/(R + (k − 1) E + k (C − E)/n)          the same raters, who stand for others: ICC(2,1)
///   consistency   (R − E)/(R + (k − 1) E)                        these raters, whose offsets do not count: ICC(3,1)
///
/// The mean of k raters has k ρ/(1 + (k − 1) ρ). F = R/E (one_way: R/W) tests against 0; intervals are Shrout &
/// Fleiss'.
///
/// Errors   BadParameter: fewer than two samples, lengths that differ, fewer than 2 things, NaN, infinities.
/// Edges    no error beside the things: 1 with a warning, or undefined.
/// Source   Shrout & Fleiss, Psychol. Bull. 86 (1979) 420; McGraw & Wong, Psychol. Methods 1 (1996) 30.
TestResult intraclass(const Intraclass& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and those that are allowed for.
struct PartialCorrelation : Comparison {
  std::string method = "pearson";         ///< or "spearman": of the midranks
  std::string taken_from = "both";        ///< what the others explain is taken from both, or the "first" or "second"
  std::string alternative = "two-sided";  ///< "greater": they rise together
  double confidence = 0.95;               ///< of the interval
};

/// Correlation of the first two samples beside what the k others explain along lines: r of the residuals of both, or
/// (semi-partial) of one sample as it is with the residuals of the other.
///
///   partial        t = r √((n − 2 − k)/(1 − r²)), n − 2 − k degrees of freedom;   tanh(atanh r ± z/√(n − 3 − k))
///   semi-partial   r² is what the other sample adds to the share of the one's variance that the others explain. It is
///                  0 where the partial r is 0, so t is the partial one. The interval has the error of normal values,
///                  √(q − 2 q r² + r⁴)/(1 − r²) times that of above, q = 1 − R² of the one by the others.
///
/// Errors   BadParameter: fewer than three samples, lengths that differ, fewer than k + 3 in each, NaN, infinities
///          ("spearman" ranks them).
/// Edges    nothing left of one of the two: undefined. What the others explain of one another is counted once.
/// Source   Fisher, Metron 3 (1924) 329; Olkin & Finn, Psychol. Bull. 118 (1995) 155, for the errors of r.
TestResult partial_correlation(const PartialCorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

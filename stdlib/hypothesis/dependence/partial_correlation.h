// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and those that are allowed for.
struct PartialCorrelation : Comparison {
  std::string method = "pearson";         ///< or "spearman": of the midranks
  std::string alternative = "two-sided";  ///< "greater": they rise together
  double confidence = 0.95;               ///< of the interval
};

/// Correlation of the first two samples beside what the k others explain along lines: r of the residuals of both.
///
///   t = r √((n − 2 − k)/(1 − r²)), n − 2 − k degrees of freedom;   interval tanh(atanh r ± z/√(n − 3 − k))
///
/// Errors   BadParameter: fewer than three samples, lengths that differ, fewer than k + 3 in each, NaN, infinities
///          ("spearman" ranks them).
/// Edges    nothing left of one of the two: undefined. What the others explain of one another is counted once.
/// Source   Fisher, Metron 3 (1924) 329.
TestResult partial_correlation(const PartialCorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct VarianceRatio : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first variance is larger
  double confidence = 0.95;               ///< of the interval
};

/// F test of two variances of normal samples: F = s₁²/s₂², n − 1 and m − 1 degrees of freedom; two-sided p is twice the
/// smaller tail. Estimate: the ratio of the variances. Tails that are not normal spoil it, however many values there
/// are: levene does not mind.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Fisher (1925).
TestResult variance_ratio(const VarianceRatio& question, core::Run& run);

}  // namespace ansatz::hypothesis

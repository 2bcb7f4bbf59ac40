// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to compare them.
struct PairedT : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// Paired t test: the one-sample test of the differences against 0. n is the number of pairs.
///
/// Estimate: the mean difference with its interval. Effect: Cohen's d_z = mean/standard deviation of the differences.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs, NaN, infinities.
/// Edges    as of one_sample_t, for the differences.
/// Source   Student, Biometrika 6 (1908) 1.
TestResult paired_t(const PairedT& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Scores of two learners on the same splits of one set of data, and how it was split.
struct ResampledT : Comparison {
  double test_size = 0;                   ///< things in each test set, above 0
  double train_size = 0;                  ///< things in each training set, above 0
  std::string alternative = "two-sided";  ///< "greater": the first learner scores higher
  double confidence = 0.95;               ///< of the interval
};

/// Corrected resampled t test: does one learner do better than another? Splits share data, so that the differences d of
/// scores hang together and a paired t test finds what is not there. With k splits
///
///   t = d̄/(s_d √(1/k + test_size/train_size)),   k − 1 degrees of freedom
///
/// which takes the correlation of two splits to be test_size/(test_size + train_size): right on average for random
/// splits, and near enough for cross-validation, repeated or not. n counts splits. Estimate: the mean difference.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 splits, NaN, infinities, sizes
///          that are not above 0.
/// Edges    all differences equal: t = ±∞ and p = 0 with a warning, or both undefined.
/// Source   Nadeau & Bengio, Mach. Learn. 52 (2003) 239.
TestResult resampled_t(const ResampledT& question, core::Run& run);

}  // namespace ansatz::hypothesis

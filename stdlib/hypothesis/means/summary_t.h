// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// What a paper tells of one sample or two.
struct SummaryT {
  std::vector<double> means, deviations;  ///< one a sample; standard deviations with n − 1
  std::vector<double> sizes;              ///< whole numbers of at least 2
  double mean = 0;                        ///< what the mean, or the difference of means, is held against
  bool pooled = false;                    ///< one variance for both (Student); otherwise Welch's test
  std::string alternative = "two-sided";  ///< "greater": the (first) mean is larger
  double confidence = 0.95;               ///< of the intervals
};

/// t test from means, standard deviations and sizes alone: of one sample, of two with one variance, or Welch's. The
/// same numbers as one_sample_t, student_t and welch_t give of the samples. Effect: Cohen's d of one sample, Hedges' g
/// of two, with the interval of the noncentral t.
///
/// Errors   BadParameter: no sample or more than two; numbers that are not finite, a deviation below 0, sizes that are
///          no whole numbers of at least 2.
/// Edges    as of those tests where a deviation is 0.
/// Source   Welch, Biometrika 34 (1947) 28; Altman & Bland, BMJ 331 (2005) 903.
TestResult summary_t(const SummaryT& question, core::Run& run);

}  // namespace ansatz::hypothesis

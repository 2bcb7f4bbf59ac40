// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// The statistic of two samples, told which of the pooled values are the first one's.
using LabelStatistic = std::function<double(const std::vector<char>& is_first)>;

/// Fills p (a large statistic), method and the smallest p from divisions of the pooled values into samples of these
/// sizes: all of them where there are no more than min(draws, 10⁶), else random ones of run.stream("permutation").
/// Gives the observed statistic, that of the first sample's values standing first.
double permuted_labels(TestResult& result, const LabelStatistic& statistic, const std::vector<std::size_t>& sizes,
                       int draws, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "stdlib/hypothesis/distributions/pair_table.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// The statistic of two samples, told which of the pooled values are the first one's.
using LabelStatistic = std::function<double(const std::vector<char>& is_first)>;

/// Fills p (a large statistic), method and the smallest p from divisions of the pooled values into samples of these
/// sizes: all of them where there are no more than min(draws, 10⁶), else random ones of run.stream("permutation").
/// Gives the observed statistic, that of the first sample's values standing first.
double permuted_labels(TestResult& result, const LabelStatistic& statistic, const std::vector<std::size_t>& sizes,
                       int draws, core::Run& run);

/// The same for `sign` · Σ wᵢ wⱼ Mᵢⱼ over all pairs, w = 1/n on the first sample and −1/m on the second: the table goes
/// through memory once for sixteen divisions.
double permuted_table(TestResult& result, const PairTable& table, double sign, const std::vector<std::size_t>& sizes,
                      int draws, core::Run& run);

}  // namespace ansatz::hypothesis

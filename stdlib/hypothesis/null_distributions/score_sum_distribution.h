// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/null_distributions/rank_sum_distribution.h"

namespace ansatz::hypothesis {

/// Exact tails of the sum of the scores that random signs make positive, each with probability ½: what the signed-rank
/// statistic is under the null hypothesis. Scores are whole numbers above 0 (midranks are doubled); the sum is taken of
/// those that were positive.
/// Cost   O(n Σ scores).
/// Source Wilcoxon (1945); the generating function is Π (1 + q^score)/2.
Tails signed_sum_tails(const std::vector<std::size_t>& scores, std::size_t sum);

/// The largest sum whose lower tail is at most `level`, or nothing (−1) where even 0 exceeds it.
std::ptrdiff_t signed_sum_quantile(const std::vector<std::size_t>& scores, double level);

/// Exact tails of the sum of n scores drawn without replacement: any linear rank statistic given its scores.
/// Cost   O(N n Σ scores).
Tails drawn_sum_tails(std::size_t n, const std::vector<std::size_t>& scores, std::size_t sum);

}  // namespace ansatz::hypothesis

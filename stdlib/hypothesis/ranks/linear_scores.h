// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// All values of the samples, one sample after the other.
std::vector<double> pooled_values(const Samples& samples);

/// What each value gets for its rank: of_rank[r − 1] for rank r of n; equal values share the mean of what their ranks
/// would get. As many ranks as values, no NaN. O(n log n).
std::vector<double> rank_scores(std::span<const double> values, std::span<const double> of_rank);

/// p of Σ weight · score by the normal approximation over all arrangements of the scores, z = r √(N − 1) with r their
/// correlation; r is the effect, under the name given, with Fisher's interval of variance 1/(N − 3). Fills statistic,
/// method, p and effect; one of the two is constant: p = 1 with a warning.
void read_linear_scores(TestResult& result, std::span<const double> weights, std::span<const double> scores,
                        Alternative alternative, double confidence, const char* effect, core::Run& run);

/// ε² = χ²/(N − 1), the share of the variance of scores between samples, from 0 to 1; the interval inverts the
/// noncentral χ², an approximation that is wide for strong effects.
Effect rank_variance_share(double chi_squared, double df, double total, double confidence);

/// A sample below 5 values is warned of: the χ² approximation is poor.
void warn_of_few(TestResult& result, core::Run& run);

}  // namespace ansatz::hypothesis

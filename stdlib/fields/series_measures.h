// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

namespace ansatz::fields {

// Of plain rows of numbers, for the published measures of waves.

/// Moments of the values themselves (n, not n - 1); skewness and excess kurtosis are 0 where nothing varies.
struct SeriesMoments {
  double mean = 0, spread = 0, skewness = 0, excess = 0;
};
SeriesMoments moments_of(std::span<const double> values);

/// Pearson's r; 0 where one of them does not vary.
double correlation(std::span<const double> a, std::span<const double> b);

/// 1 … n, equal values their mean rank.
std::vector<double> ranks_of(std::span<const double> values);

/// Between order statistics, linearly (type 7).
double quantile(std::vector<double> values, double share);

/// Shannon entropy of ordinal patterns of three neighbours (equal values in their order), over ln 6. Of fewer: 0.
double permutation_entropy(std::span<const double> values);

/// -ln of the share of pairs of stretches of three that agree within r everywhere, over that of stretches of two, with
/// r = 0.2 spreads; a stretch is not paired with itself. 0 where none agree.
double sample_entropy(std::span<const double> values);

/// -∫ p ln p of the values by a histogram of 50 bins over their range; 0 where nothing varies.
struct BinnedEntropy {
  double entropy = 0, bin = 0;
};
BinnedEntropy binned_entropy(std::span<const double> values);

}  // namespace ansatz::fields

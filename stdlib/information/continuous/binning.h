// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ansatz::information {

/// A rule by name, or a number of bins.
///   "sturges"            ⌈log₂ N⌉ + 1 bins
///   "rice"               ⌈2 N^(1/3)⌉ bins
///   "sqrt"               ⌈√N⌉ bins
///   "scott"              width 3.49 s N^(−1/3), as usually rounded
///   "freedman_diaconis"  width 2 IQR N^(−1/3); Scott's where the IQR is 0
///   "doane"              ⌈1 + log₂ N + log₂(1 + |g|/s_g)⌉ bins, g the skewness and s_g its spread in normal samples
///   "knuth"              the likeliest number of bins after the sample was seen, of at most max(50, 4 √N)
///   "automatic"          more of Sturges' and Freedman and Diaconis' bins
/// Source   Doane (1976); Knuth (2019).
using Bins = std::variant<std::string, double>;

/// Width of a bin by one of the two width rules, of a sorted sample.
double scott_width(const std::vector<double>& sample);
double freedman_diaconis_width(const std::vector<double>& sample);

/// How many bins of equal width cover a sorted sample; 1 for a constant one.
/// Errors   BadParameter (parameter "bins"): unknown rule, a number that is not whole or below 1, more than 10⁷ bins.
std::size_t count_bins(const std::string& kernel, const Bins& bins, const std::vector<double>& sample);

/// Counts in bins of equal width from the least to the largest value: half-open, the last one closed.
std::vector<double> histogram(const std::vector<double>& sample, std::size_t bins);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// What a comparison of pairs of samples gives back. Its arrays have one element a pair, named "a − b".
struct PairwiseResult {
  std::string test;         ///< "Tukey–Kramer"
  std::string symbol;       ///< how its statistics are written: "q"
  std::optional<double> p;  ///< the least adjusted p: that of "no two samples differ"
  core::Array statistic;
  std::optional<core::Array> degrees_of_freedom;
  std::optional<core::Array> estimate;   ///< first less second
  std::optional<core::Array> low, high;  ///< of simultaneous intervals
  std::string estimate_of;
  std::optional<core::Array> raw_p;  ///< of a pair alone; nothing where the test is simultaneous as it is
  core::Array adjusted_p;            ///< for all pairs together
  std::string adjustment;            ///< "holm", or empty where the test is simultaneous as it is
  std::vector<double> n;
  std::vector<std::string> groups;
  int missing = 0;
  std::vector<std::string> warnings;
  std::string reading;  ///< "Tukey–Kramer: A − B p = 0.0023, …, n = 8 + 7"
};

/// One comparison.
struct Pair {
  std::size_t first = 0, second = 0;
  double statistic = 0, df = 0, estimate = 0, reach = 0;  ///< the interval is estimate ± reach
  double p = 1;
  std::optional<core::Interval> interval{};  ///< or this
};

/// Every pair of k samples, in order: 1–2, 1–3, …, 2–3, …
std::vector<Pair> all_pairs(std::size_t k);

/// How pairs are written into a result.
struct PairwiseShape {
  std::string test, symbol, estimate_of;
  bool has_intervals = false, has_df = false;
  std::string adjustment = {};  ///< of the p of pairs; empty: they are simultaneous as they are
  std::vector<double> n = {};   ///< empty: the sizes of the samples
};

/// Errors   UnknownName: an adjustment that there is none of.
PairwiseResult pairwise_result(const PairwiseShape& shape, const std::vector<Pair>& pairs, const Samples& samples,
                               core::Run& run);

}  // namespace ansatz::hypothesis

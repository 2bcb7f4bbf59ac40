// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more, and no wish which test to take.
struct CompareGroups : Comparison {
  double confidence = 0.95;  ///< of the intervals
  int draws = 9999;          ///< of permutations and bootstraps, at least 1
};

struct CompareGroupsResult {
  TestResult primary;                        ///< the one to report
  TestResult second;                         ///< beside it, by ranks
  std::optional<PairwiseResult> pairs;       ///< of three samples or more: which means differ
  std::optional<PairwiseResult> rank_pairs;  ///< and which ranks
  std::string why;                           ///< why this test
  std::string reading;                       ///< effect and interval first, p after
};

/// Compares samples by a rule that is known before the data and says which test it took:
///
///   two        Welch's t test; where a sample has fewer than 10 values or a skewness beyond ±2, a permutation test
///              of the difference of means, with the BCa interval of the bootstrap. Beside it Mann & Whitney's test.
///   more       Welch's analysis of variance with Games & Howell's pairs; where a sample is constant, or has one value,
///              Kruskal & Wallis' test alone. Beside it Kruskal & Wallis' with Dunn's pairs, by Holm.
///
/// No test of normality comes first: it says little of small samples and too much of large ones, and choosing by it
/// spoils the level of what is chosen.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN, infinities.
/// Random   run.stream("permutation"), run.stream("bootstrap").
/// Source   Zimmerman, Br. J. Math. Stat. Psychol. 57 (2004) 173, on asking first.
CompareGroupsResult compare_groups(const CompareGroups& question, core::Run& run);

}  // namespace ansatz::hypothesis

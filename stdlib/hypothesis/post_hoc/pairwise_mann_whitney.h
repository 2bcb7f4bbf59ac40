// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct PairwiseMannWhitney : Comparison {
  std::string correct = "holm";  ///< adjustment of the p of pairs
  double confidence = 0.95;      ///< of the intervals, all together; of each where `correct` is "none"
};

/// Mann & Whitney's test of all pairs (Wilcoxon's rank sums), adjusted for each other; each p exact or asymptotic by
/// the rule of mann_whitney. The estimates are Hodges & Lehmann's shifts, each with its interval at a level of
/// 1 − (1 − confidence)/pairs, so that all hold at once (Bonferroni; the other corrections have no such intervals).
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN, infinities, a confidence outside (0, 1).
///          UnknownName: the correction.
/// Edges    an interval of samples too small for its level is unbounded.
/// Source   Mann & Whitney, Ann. Math. Stat. 18 (1947) 50.
PairwiseResult pairwise_mann_whitney(const PairwiseMannWhitney& question, core::Run& run);

}  // namespace ansatz::hypothesis

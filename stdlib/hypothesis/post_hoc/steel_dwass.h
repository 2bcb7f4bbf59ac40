// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct SteelDwass : Comparison {
  double confidence = 0.95;  ///< of the intervals, all together
};

/// Steel, Dwass, Critchlow & Fligner's comparison of all pairs, each pair ranked by itself: Tukey's for ranks.
///
///   q = √2 (R − n (n + m + 1)/2)/σ,   σ² = nm/12 [(n + m + 1) − Σ(t³ − t)/((n + m)(n + m − 1))]
///
/// R sums the ranks of the first of the two; the studentised range of k with known variance. p holds for all pairs at
/// once. Other than Dunn's, what is said of a pair does not depend on the other samples. The estimates are Hodges &
/// Lehmann's shifts, with the intervals at the level that belongs to the critical q, so that all hold at once.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN, infinities, a confidence outside (0, 1).
/// Edges    a pair of equal values everywhere: p = 1. Samples too small for the pair's p to reach 0.05 are warned of.
/// Source   Critchlow & Fligner, Commun. Stat. Theory Methods 20 (1991) 127.
PairwiseResult steel_dwass(const SteelDwass& question, core::Run& run);

}  // namespace ansatz::hypothesis

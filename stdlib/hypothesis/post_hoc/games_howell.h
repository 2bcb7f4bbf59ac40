// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct GamesHowell : Comparison {
  double confidence = 0.95;  ///< of all intervals together
};

/// Games & Howell's comparison of all pairs of means, whatever the variances.
///
///   q = (x̄ᵢ − x̄ⱼ)/√(½ (vᵢ + vⱼ)),  v = s²/n,   studentised range of k with Welch's degrees of freedom for the pair
///
/// p and intervals hold for all pairs at once, approximately.
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Games & Howell, J. Educ. Stat. 1 (1976) 113.
PairwiseResult games_howell(const GamesHowell& question, core::Run& run);

}  // namespace ansatz::hypothesis

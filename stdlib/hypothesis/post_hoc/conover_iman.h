// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct ConoverIman : Comparison {
  std::string correct = "holm";  ///< adjustment of the p of pairs
};

/// Conover & Iman's comparison of all pairs after Kruskal & Wallis: the t test of ranks. Sharper than Dunn's, and only
/// right where the H test rejects.
///
///   t = (R̄ᵢ − R̄ⱼ)/√(S² (N − 1 − H)/(N − k) (1/nᵢ + 1/nⱼ)),   S² = [Σ r² − N(N + 1)²/4]/(N − 1),   N − k degrees
///
/// The estimates are differences of mean ranks.
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, all values equal, NaN. UnknownName: the
///          correction.
/// Edges    infinities are ranked; where all ranks of each sample are equal there is no error, and t = ±∞.
/// Source   Conover & Iman, Los Alamos report LA-7677-MS (1979).
PairwiseResult conover_iman(const ConoverIman& question, core::Run& run);

}  // namespace ansatz::hypothesis

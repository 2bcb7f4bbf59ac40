// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct Dunn : Comparison {
  std::string correct = "holm";  ///< adjustment of the p of pairs
};

/// Dunn's comparison of all pairs after Kruskal & Wallis, by the ranks of all values together.
///
///   z = (R̄ᵢ − R̄ⱼ)/√([N(N + 1)/12 − Σ(t³ − t)/(12(N − 1))] (1/nᵢ + 1/nⱼ))
///
/// The estimates are differences of mean ranks.
///
/// Errors   BadParameter: fewer than two samples, an empty one, all values equal, NaN. UnknownName: the correction.
/// Edges    infinities are ranked.
/// Source   Dunn, Technometrics 6 (1964) 241.
PairwiseResult dunn(const Dunn& question, core::Run& run);

}  // namespace ansatz::hypothesis

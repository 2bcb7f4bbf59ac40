// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct MannWhitney : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first sample is larger
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact if min(n, m) ≤ 8 without ties
  bool continuity = true;                 ///< the half in the normal approximation
  double confidence = 0.95;               ///< of the intervals
};

/// Mann–Whitney U test: does one sample tend to be larger? Reports U of the first sample, Cliff's δ with its interval,
/// and the Hodges–Lehmann shift with its own.
///
///   U = R₁ − n(n + 1)/2,   σ² = nm/12 [(N + 1) − Σ(t³ − t)/(N(N − 1))]
///
/// Exact p of tied samples is conditional on the ties. Two-sided p is twice the smaller tail, at most 1.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN, "exact" for tied samples of more than 100 values
/// or
///          untied ones beyond 10¹⁰ steps.
/// Edges    infinities are ranked (there is no shift then); all values equal: p = 1 with a warning.
/// Cost     O(N log N); exact O(min(n, m)² max(n, m)).
/// Source   Mann & Whitney, Ann. Math. Stat. 18 (1947) 50; Lehmann, Nonparametrics (1975).
TestResult mann_whitney(const MannWhitney& question, core::Run& run);

}  // namespace ansatz::hypothesis

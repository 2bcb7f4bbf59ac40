// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample, or two matched ones, and how to look at them.
struct WilcoxonSignedRank : Comparison {
  double median = 0;                      ///< what values, or differences of matched ones, are held against
  std::string alternative = "two-sided";  ///< "greater": values, or those of the first sample, are larger
  std::string zeros = "drop";   ///< what a difference of 0 gets: "drop"; "pratt", ranked, then dropped; "split" in half
  std::string method = "auto";  ///< "exact", "asymptotic", or "auto": exact for n ≤ 50, with ties or zeros n ≤ 25
  bool continuity = false;      ///< the half in the normal approximation
  double confidence = 0.95;     ///< of the intervals
};

/// Wilcoxon's signed-rank test: do values lie around the median, or matched values differ? |d| are ranked, r₊ and r₋
/// are the sums of the ranks of positive and negative d.
///
///   T = min(r₊, r₋)   (one-sided: r₊),   z = (T − n(n + 1)/4)/σ,   24σ² = n(n + 1)(2n + 1) − ½ Σ(t³ − t)
///
/// and with zeros = "pratt" less n₀(n₀ + 1) in the mean and n₀(n₀ + 1)(2n₀ + 1) in the variance. Exact p is conditional
/// on ties and zeros. Reports the Hodges–Lehmann pseudomedian with its interval, and the matched rank-biserial
/// correlation (r₊ − r₋)/(r₊ + r₋), whose interval is that of Fisher's z, an approximation. n counts all differences.
///
/// Errors   BadParameter: more than two samples, lengths that differ, an empty one, NaN, infinities; "exact" beyond
/// 1000. Edges    all differences 0: p = 1 with a warning. Cost     O(n log n); exact O(n³). Source   Wilcoxon,
/// Biometrics Bull. 1 (1945) 80; Pratt, J. Am. Stat. Assoc. 54 (1959) 655; Kerby, Compr. Psychol. 3
///          (2014) 11, for the effect.
TestResult wilcoxon_signed_rank(const WilcoxonSignedRank& question, core::Run& run);

}  // namespace ansatz::hypothesis

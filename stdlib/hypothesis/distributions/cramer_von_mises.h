// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct CramerVonMises : Comparison {
  std::string method = "auto";  ///< "exact", "asymptotic", "permutation", or "auto" of these by the rule below
  int draws = 9999;             ///< B of a permutation, at least 1
};

/// Two-sample Cramér–von Mises test: do the samples come from one distribution? Looks at the whole of two step
/// functions, where Kolmogorov and Smirnov look at their widest gap.
///
///   T = nm/(n + m)² Σ (F₁ − F₂)²   over the pooled values, tied ones by their midranks
///
/// p is exact where neither sample has more than 20 values and none are tied; asymptotic where there are more, T
/// standardised to the limit's mean and variance; and where values are tied, which neither takes into account, from
/// divisions of the pooled values, as of energy_test.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN; draws below 1; "exact" with ties or more than 20
///          values in a sample.
/// Edges    infinities are ordinary values. All values equal: p = 1 with a warning.
/// Random   run.stream("permutation").
/// Cost     O(N log N), and O(N) a division.
/// Source   Anderson, Ann. Math. Stat. 33 (1962) 1148.
TestResult cramer_von_mises(const CramerVonMises& question, core::Run& run);

}  // namespace ansatz::hypothesis

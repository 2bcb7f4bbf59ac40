// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare their spread.
struct AnsariBradley : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first sample is spread wider
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact below 55 values in each
};

/// Ansari & Bradley's test: are two samples with one median spread equally wide? AB is the sum of the first sample's
/// ranks counted from either end of the pool, so that a wide sample has a small one.
///
///   a = min(r, N + 1 − r) of the midrank r;   E AB = n ā,   Var AB = nm Σ (a − ā)²/(N(N − 1))
///
/// Exact p is conditional on the ties.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN; "exact" beyond 200 values.
/// Edges    infinities are ranked; all values equal: p = 1 with a warning.
/// Source   Ansari & Bradley, Ann. Math. Stat. 31 (1960) 1174.
TestResult ansari_bradley(const AnsariBradley& question, core::Run& run);

}  // namespace ansatz::hypothesis

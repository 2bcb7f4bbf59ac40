// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct Kuiper : Comparison {
  std::string method = "auto";  ///< "asymptotic", "permutation", or "auto" of these by the rule below
  int draws = 9999;             ///< B, at least 1
};

/// Kuiper's test: do the samples come from one distribution? As Kolmogorov & Smirnov's, but as watchful in the tails as
/// in the middle, and for angles, since it does not hang on where the circle is cut.
///
///   V = max (F₁ − F₂) + max (F₂ − F₁)
///
/// p from divisions as of energy_test, which ties do not harm, and asymptotic beyond 10⁴ values without ties: with
/// Stephens' λ = (√Nₑ + 0.155 + 0.24/√Nₑ) V, Nₑ = nm/(n + m), p = 2 Σ (4 j² λ² − 1) exp(−2 j² λ²).
///
/// Errors   BadParameter: other than two samples, an empty one, NaN.
/// Edges    infinities are ordinary values.
/// Random   run.stream("permutation").
/// Cost     O(N log N), and O(N) a division.
/// Source   Kuiper, Indag. Math. 63 (1960) 38; Stephens, Biometrika 52 (1965) 309.
TestResult kuiper(const Kuiper& question, core::Run& run);

}  // namespace ansatz::hypothesis

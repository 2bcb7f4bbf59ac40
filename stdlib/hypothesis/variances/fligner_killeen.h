// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct FlignerKilleen : Comparison {};

/// Fligner & Killeen's test: are all variances the same? By normal scores of the ranks of |x − median|; among the most
/// robust against values that are not normal.
///
///   χ² = Σ n_i (ā_i − ā)²/s_a²,   a = Φ⁻¹(½ + rank/(2(N + 1))),   k − 1 degrees of freedom
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, NaN, infinities.
/// Edges    all distances equal: p = 1 with a warning.
/// Source   Fligner & Killeen, J. Am. Stat. Assoc. 71 (1976) 210; Conover, Johnson & Johnson, Technometrics 23 (1981)
///          351.
TestResult fligner_killeen(const FlignerKilleen& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples, a row each, of successes and failures.
struct Unconditional {
  core::Array table;                      ///< [2, 2] of whole numbers
  std::string alternative = "two-sided";  ///< "greater": success is likelier in the first row
  double confidence = 0.95;               ///< of the interval
};

/// Exact tests of one probability of success in two samples of fixed sizes n and m (rows), whose successes are counted:
///
///   p = max over π of Σ C(n, a) C(m, c) π^(a + c) (1 − π)^(n + m − a − c), over the tables as extreme as the given one
///
///   barnard    by the pooled z = (p₁ − p₂)/√(p̂(1 − p̂)(1/n + 1/m)); two-sided by |z|
///   boschloo   by Fisher's one-sided p, and never above it; two-sided p is twice the smaller of the two
///
/// Unlike Fisher's test they take only the rows' sums as fixed, and find more. π goes over a grid, even in arcsin √π
/// and finer than the sum can bend, and on from its five best points. Estimate: the difference of the shares, with
/// Miettinen & Nurminen's interval. Effect: the odds ratio, as of fisher_exact.
///
/// Errors   BadParameter: no table of 2 × 2 whole numbers, an empty row, more than 4·10⁶ tables with these rows.
/// Edges    no success, or no failure at all: p = 1 with a warning.
/// Cost     O(n m).
/// Source   Barnard, Biometrika 34 (1947) 123; Boschloo, Stat. Neerl. 24 (1970) 1.
TestResult barnard(const Unconditional& question, core::Run& run);
TestResult boschloo(const Unconditional& question, core::Run& run);

}  // namespace ansatz::hypothesis

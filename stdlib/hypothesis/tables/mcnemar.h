// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Pairs counted by their first and second outcome.
struct Mcnemar {
  core::Array table;            ///< [first outcome, second outcome], 2 × 2 whole numbers
  std::string method = "auto";  ///< "exact", "asymptotic", or "auto": exact below 25 pairs that changed
  bool continuity = true;       ///< the 1 in the χ²
};

/// McNemar's test: do pairs change their outcome one way as often as the other? Of b and c that changed:
///
///   min(b, c) ~ binomial(b + c, ½),   or χ² = (|b − c| − 1)²/(b + c) with 1 degree of freedom
///
/// Effect: the share b/(b + c) with Clopper & Pearson's interval.
///
/// Errors   BadParameter: no table of 2 × 2 whole numbers.
/// Edges    no pair changed: p = 1 with a warning.
/// Source   McNemar, Psychometrika 12 (1947) 153.
TestResult mcnemar(const Mcnemar& question, core::Run& run);

}  // namespace ansatz::hypothesis

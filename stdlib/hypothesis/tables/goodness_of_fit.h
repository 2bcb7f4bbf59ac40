// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Counts and what they should be.
struct GoodnessOfFit {
  core::Array counts;                          ///< [cell] of whole numbers, at least two
  core::Array expected = core::Array::of({});  ///< [cell], of the same sum; empty: equal everywhere
  double lambda = 1;  ///< 1 Pearson, 0 G, −½ Freeman & Tukey, −1 modified G, −2 Neyman, ⅔ Cressie & Read
  int estimated = 0;  ///< parameters of the expected counts that were estimated from the same counts
  double confidence = 0.95;  ///< of the interval
};

/// Goodness of fit by power divergence: do counts have the expected shares?
///
///   2/(λ (λ + 1)) Σ O ((O/E)^λ − 1),  G = 2 Σ O ln(O/E),  modified G = 2 Σ E ln(E/O);  cells − 1 − estimated
///
/// Effect: Cohen's w = √(χ²/n) of Pearson's χ², with the interval of its noncentral distribution.
///
/// Errors   BadParameter: fewer than two cells or counts that are no whole numbers; expected counts that are not all
///          above 0, of another number, or whose sum differs by more than 1e-8 relative; no degree of freedom left; λ ≤
///          −1 with a count of 0.
/// Edges    an expected count below 5: warning.
/// Source   Pearson, Philos. Mag. 50 (1900) 157; Cressie & Read, J. R. Stat. Soc. B 46 (1984) 440.
TestResult goodness_of_fit(const GoodnessOfFit& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Things counted by what one rater and what another made of them.
struct CohenKappa {
  core::Array table;             ///< [first rater, second rater] of whole numbers, as many rows as columns
  std::string weights = "none";  ///< of disagreements: "none" (all alike), "linear" or "quadratic" in their distance
  double confidence = 0.95;      ///< of the interval
};

/// Cohen's κ: do two raters agree more often than by chance? With weights w, 1 on the diagonal, of the cells' shares:
///
///   κ = (Σ w p − Σ w p_r p_c)/(1 − Σ w p_r p_c),   w = [row = column], 1 − |i − j|/(k − 1) or 1 − (i − j)²/(k − 1)²
///
/// z is κ over its standard error where the raters are independent; the interval is that of its own standard error.
/// Estimate and effect: κ.
///
/// Errors   BadParameter: no square table of whole numbers, at least 2 × 2.
/// Edges    both raters always say one and the same: undefined; fewer than 30 things: warning.
/// Source   Cohen, Educ. Psychol. Meas. 20 (1960) 37; Fleiss, Cohen & Everitt, Psychol. Bull. 72 (1969) 323.
TestResult cohen_kappa(const CohenKappa& question, core::Run& run);

/// How many raters put each thing into each category.
struct FleissKappa {
  core::Array table;         ///< [thing, category] of whole numbers, as many raters in every row
  double confidence = 0.95;  ///< of the interval
};

/// Fleiss' κ: do r raters, any for any thing, agree more often than by chance? Of n things with counts x and the shares
/// p of the categories:
///
///   κ = (P − Σ p²)/(1 − Σ p²),   P = Σ x (x − 1)/(n r (r − 1))
///
/// z is κ over its standard error where ratings are random; the interval takes things out one by one (jackknife).
/// Estimate and effect: κ.
///
/// Errors   BadParameter: no table of at least 2 × 2 whole numbers, rows of other sums, fewer than two raters.
/// Edges    one category takes all: undefined.
/// Source   Fleiss, Psychol. Bull. 76 (1971) 378; Fleiss, Nee & Landis, Psychol. Bull. 86 (1979) 974, for the standard
///          error.
TestResult fleiss_kappa(const FleissKappa& question, core::Run& run);

}  // namespace ansatz::hypothesis

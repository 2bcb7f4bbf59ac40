// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples, a row each, of successes and failures.
struct TwoProportions {
  core::Array table;                            ///< [2, 2] of whole numbers
  std::string alternative = "two-sided";        ///< "greater": success is likelier in the first row
  std::string interval = "miettinen_nurminen";  ///< or "mee", "newcombe", "wald"
  double confidence = 0.95;                     ///< of the intervals
};

/// z test of two proportions, x of n against y of m: is success as likely in both?
///
///   z = (p₁ − p₂)/√(p̂(1 − p̂)(1/n + 1/m)),   p̂ = (x + y)/(n + m)
///
/// whose square is the plain χ² of the table. Estimate: p₁ − p₂, with the interval of
///
///   miettinen_nurminen   all differences δ that a score test keeps, its variance that of the likeliest p with p₁ − p₂
///                        = δ, times N/(N − 1); mee: without that factor
///   newcombe             p₁ − p₂ ∓ √(distances of p₁ and p₂ to the ends of their Wilson intervals, squared)
///   wald                 p₁ − p₂ ∓ z √(p₁(1 − p₁)/n + p₂(1 − p₂)/m), which covers too little
///
/// Effect: Cohen's h = 2 asin √p₁ − 2 asin √p₂, with its normal interval of variance 1/n + 1/m.
///
/// Errors   BadParameter: no table of 2 × 2 whole numbers, an empty row.
/// Edges    no success, or no failure at all: p = 1 with a warning; an expected count below 5: warning, see boschloo.
/// Source   Miettinen & Nurminen, Stat. Med. 4 (1985) 213; Mee, Biometrics 40 (1984) 1175; Newcombe, Stat. Med. 17
///          (1998) 873; Cohen, Statistical Power Analysis (1988), ch. 6.
TestResult two_proportions(const TwoProportions& question, core::Run& run);

/// The score interval of x/n − y/m; `corrected` multiplies the variance by N/(N − 1).
core::Interval score_interval(double x, double n, double y, double m, double confidence, bool corrected);

}  // namespace ansatz::hypothesis

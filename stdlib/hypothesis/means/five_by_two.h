// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Scores of two learners on five random halvings of one set of data.
struct FiveByTwo : Comparison {
  std::string statistic = "f";            ///< Alpaydın's, of all ten differences; or "t", Dietterich's, of the first
  std::string alternative = "two-sided";  ///< of "t"; "greater": the first learner scores higher
};

/// 5 × 2 cross-validated test: does one learner do better than another? Five times the data are halved at random; each
/// learner is trained on one half and scored on the other, then the other way round: ten scores each, the two of a
/// halving side by side. With the differences p of halving i and half j, and s² = (p₁ − p₂)²/2 of each halving:
///
///   f   F = Σ p²/(2 Σ s²), 10 and 5 degrees of freedom         t   t = p₁₁/√(Σ s²/5), 5 degrees of freedom
///
/// Both take p and s for independent, which they are not quite; halves of one set of data are why. Were all ten p
/// independent and normal, F would be (1 + F₅,₅)/2 and p ≤ 0.05 in 1.75 % of cases: that margin is what is left for how
/// halvings hang together. t hangs on which halving comes first, so that F is to be preferred; F has no sides.
/// `resampled_t` is for other numbers of splits. n counts halvings. Estimate: the mean difference; it has no interval,
/// for ten scores of the same data do not tell how it would vary over others.
///
/// Errors   BadParameter: other than two samples of ten scores, NaN, infinities; "f" with an alternative of one side.
/// Edges    in each halving both differences equal: F or t = ∞ and p = 0 with a warning, or both undefined.
/// Source   Dietterich, Neural Comput. 10 (1998) 1895; Alpaydın, Neural Comput. 11 (1999) 1885, for F.
TestResult five_by_two(const FiveByTwo& question, core::Run& run);

}  // namespace ansatz::hypothesis

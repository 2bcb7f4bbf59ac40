// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// What a model of sequences says of each symbol of one.
struct SurprisalTest {
  core::Array log_probabilities;  ///< [symbol], ln p(xₜ | x₁ … xₜ₋₁), at most 0
  core::Array entropies;          ///< [symbol], Hₜ = −Σ p ln p before xₜ is seen, in nats, at least 0
  core::Array variances = core::Array::of({});  ///< [symbol], of the surprisal before xₜ is seen; empty: (M/2)²
  double largest = 0;                           ///< M: no surprisal −ln p can be larger, above 0
  double confidence = 0.95;                     ///< of the interval of S
};

/// Did this model make that text? Under it the surprisals less their entropies are martingale differences, whatever the
/// text:
///
///   S = (1/n) Σ (−ln p(xₜ) − Hₜ),   P(|S| ≥ ε) ≤ 2 exp(−n ε²/(2 (V + M ε/3)))        Bernstein and Freedman
///                                   P(|S| ≥ ε) ≤ 2 exp(−n ε²/(2 M²))                 Azuma
///
/// with V the mean of the variances. p is the smaller of the bounds, at most 1: valid for any n and any dependence. The
/// interval holds the mean cross entropy of its author beyond the model's entropy. A floor under the model's
/// probabilities gives M = −ln floor.
///
/// Errors   BadParameter: lengths that differ, none, log-probabilities above 0 or below −M, entropies outside [0, M],
///          variances below 0 or above M², NaN; M not above 0.
/// Source   Azuma, Tohoku Math. J. 19 (1967) 357; Freedman, Ann. Probab. 3 (1975) 100.
TestResult surprisal_test(const SurprisalTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Successes among trials, and the probability they are held against.
struct BinomialTest {
  double successes = 0, trials = 0;          ///< whole numbers, successes ≤ trials
  double probability = 0.5;                  ///< in [0, 1]
  std::string alternative = "two-sided";     ///< "greater": success is likelier
  std::string interval = "clopper_pearson";  ///< "wilson", "agresti_coull", "jeffreys"
  double confidence = 0.95;                  ///< of the interval
};

/// Exact binomial test: is success as likely as it is said to be? Two-sided p sums all numbers that are no likelier
/// than the given one (to a relative 10⁻⁷).
///
/// Estimate: the share of successes, with one of
///
///   clopper_pearson  never covers too little        wilson         (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²))/(1 + z²/n)
///   jeffreys         equal tails of beta(k + ½, n − k + ½)    agresti_coull  p̃ ± z √(p̃(1 − p̃)/(n + z²))
///
/// Errors   BadParameter: no whole numbers with 0 ≤ successes ≤ trials, trials ≥ 1; a probability outside [0, 1].
/// Cost     O(trials).
/// Source   Clopper & Pearson, Biometrika 26 (1934) 404; Brown, Cai & DasGupta, Stat. Sci. 16 (2001) 101.
TestResult binomial_test(const BinomialTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

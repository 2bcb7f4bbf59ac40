// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/bayes/bayes_factor.h"

namespace ansatz::hypothesis {

/// Successes among trials, the probability they are held against, and what else it may be.
struct BayesFactorBinomial {
  double successes = 0, trials = 0;       ///< whole numbers, successes ≤ trials
  double probability = 0.5;               ///< p in (0, 1)
  std::vector<double> prior{1, 1};        ///< shapes a and b of the beta distribution; 1 and 1: any probability alike
  std::string alternative = "two-sided";  ///< "greater": success is likelier
};

/// Bayes factor of k successes among n trials: how much likelier are they if the probability is drawn from a beta
/// distribution than if it is p?
///
///   BF = B(k + a, n − k + b)/(B(a, b) p^k (1 − p)^(n − k))
///
/// "greater" and "less" leave of the prior what is above or below p: BF times the posterior's share there over the
/// prior's.
///
/// Errors   BadParameter: no whole numbers with 0 ≤ successes ≤ trials, trials ≥ 1; a probability outside (0, 1); a
///          prior that is not two positive numbers.
/// Source   Jeffreys, Theory of Probability (3rd ed., 1961), section 5.1.
BayesFactor bayes_factor_binomial(const BayesFactorBinomial& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// Evidence against a hypothesis as observations come in. One may look after each of them, and stop when one likes: the
/// chance that e ever reaches 1/α is at most α where the hypothesis holds (Ville's inequality).
struct TestMartingale {
  core::Array log_evidence;  ///< [observation], ln e after each
  double e = 1;              ///< after the last; infinite beyond what a number holds
  double p = 1;              ///< 1/(the largest e so far), at most 1: valid whenever one stops
  std::string reading;
};

/// Successes and failures, and the probability that is doubted.
struct BernoulliMartingale {
  core::Array observations;  ///< 0 or 1 (true counts as 1)
  double probability = 0.5;  ///< p₀ of the hypothesis, in (0, 1)
  double a = 1, b = 1;       ///< of the beta distribution that other probabilities are weighted with, above 0
};

/// Beta mixture of likelihood ratios: after s successes in n
///
///   e = B(a + s, b + n − s)/B(a, b) / (p₀^s (1 − p₀)^(n − s))
///
/// Errors   BadParameter: an observation that is neither 0 nor 1, p₀ outside (0, 1), a or b not above 0.
/// Edges    no observations: e = 1.
/// Source   Robbins, Ann. Math. Stat. 41 (1970) 1397.
TestMartingale bernoulli_martingale(const BernoulliMartingale& question, core::Run& run);

/// Normal observations of known spread, and the mean that is doubted.
struct NormalMartingale {
  core::Array observations;
  double mean = 0;      ///< of the hypothesis
  double sd = 1;        ///< σ of one observation, above 0
  double prior_sd = 1;  ///< ρ: how far from it the mean is expected, above 0; in the same unit
};

/// Normal mixture of likelihood ratios, S = Σ (x − mean):
///
///   e = (1 + n ρ²/σ²)^(−½) exp( S² ρ² / (2 σ² (σ² + n ρ²)) )
///
/// Errors   BadParameter: an observation that is not finite, sd or prior_sd not above 0.
/// Source   Robbins, Ann. Math. Stat. 41 (1970) 1397.
TestMartingale normal_martingale(const NormalMartingale& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct MixtureRegret {
  core::Array divergences;               ///< [hypothesis], D(truth‖h) a sample in nats, at least 0, may be infinite
  double samples = 0;                    ///< n, at least 0
  std::optional<core::Array> weights{};  ///< [hypothesis], prior masses that sum to one; equal where none are given
  std::optional<double> radius{};        ///< ε of the ball of hypotheses with D ≤ ε, in nats, at least 0
};

struct MixtureRegretEstimate {
  double regret = 0;       ///< −ln Σ w_h exp(−n D_h), in nats
  double ball_weight = 0;  ///< Σ w_h of those with D_h ≤ ε; NaN where no radius is given
  double ball_bound = 0;   ///< nε − ln of that weight, not below the regret; infinite where the ball is empty
};

/// What a mixture of hypotheses loses to the truth over n samples, at most, on average: its code is longer than the
/// best by no more than the regret, and that by no more than n ε where hypotheses of weight w lie within ε, and −ln w
/// once. Whatever generalises is so a matter of how much of the prior lies near the truth.
///
/// Errors   BadParameter: no hypothesis, a divergence below 0 or NaN, weights of another number, below 0 or of another
///          sum than one, samples or radius out of range.
/// Source   Clarke & Barron (1990) for the mixture; Barron & Cover (1991) for hypotheses near the truth.
MixtureRegretEstimate mixture_regret(const MixtureRegret& question, core::Run& run);

}  // namespace ansatz::information

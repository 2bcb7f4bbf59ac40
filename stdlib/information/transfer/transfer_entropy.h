// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/variational/attention_critic.h"

namespace ansatz::information {

/// Two series in step, and what of their past is looked at.
struct TransferEntropy {
  core::Array source;                ///< [time] or [time, component]: x
  core::Array target;                ///< likewise, as many times: y
  std::optional<core::Array> given;  ///< likewise: further series, whose past is known beforehand
  /// "ksg", "gaussian", "ordinal", "attention", or "discrete" for values that are states.
  std::string estimator = "ksg";
  int history = 1;                   ///< k, steps of the target's own past
  int source_history = 1;            ///< l, steps of the source's past
  int delay = 1;                     ///< between the steps of the target's past
  int source_delay = 1;              ///< between the steps of the source's past
  int given_history = 1;             ///< steps of the given series' past
  int given_lag = 1;                 ///< steps from the latest of these to now, at least 0
  std::vector<double> lags{1};       ///< steps from source to target, at least 0; of several the one that tells most
  int neighbours = 4;                ///< of "ksg"
  int window = 0;                    ///< of "ksg": times this near are no neighbours
  int order = 3;                     ///< of "ordinal": values a pattern
  AttentionCritic critic{};          ///< of "attention"
  std::string scale = "none";        ///< of "ksg" and "gaussian": "none", "standard" or "copula"
  int surrogates = 0;                ///< sources without connection to compare with; 0: none
  std::string surrogate = "rotate";  ///< what is done to the source: "rotate", "permute", "block" or "phases"
  int block = 0;                     ///< of "block": steps that stay together; 0: the root of their number
  Base base = std::string("nat");
};

struct TransferEntropyEstimate {
  double information = 0;        ///< the estimate at the lag that tells most
  std::optional<double> excess;  ///< less the mean of the surrogates
  std::optional<double> share;   ///< the excess over H(Y_t | its past), of states with surrogates
  std::optional<double> p;       ///< by surrogates; without them by χ² under "gaussian" with one lag
  double lag = 1;
  core::Array by_lag;      ///< [lag]: the estimate at each
  core::Array local;       ///< [time]: the share of each step at that lag; their mean is the estimate
  core::Array surrogates;  ///< [surrogate]: of each the largest over the lags
};

/// Transfer entropy: what the source's past tells of the target's next step beyond the target's own past,
///
///   T = I(Y_t; X_{t−u}, X_{t−u−τ}, … (l of them) | Y_{t−1}, Y_{t−1−τ'}, … (k of them), Z_{t−w}, … (m)).
///
///   ksg        the conditional mutual information of Frenzel & Pompe
///   gaussian   ½ ln(RSS/RSS') of the linear regressions without and with the source: half of Granger's causality
///   discrete   from the relative frequencies of states
///   ordinal    the same of patterns of order: a step's state is the order of its last `order` values
///   attention  I(Y_t; both pasts) − I(Y_t; its own past), each the bound that a critic with causal attention over the
///              past makes large; for long histories
///
/// All lags are compared over the same times. p is (1 + #{surrogate ≥ estimate})/(1 + B), surrogates taken as the
/// largest over the lags, so that choosing a lag costs what it should. What a surrogate keeps of the source:
///
///   rotate     its course in time, all of it; it begins elsewhere
///   permute    its histories, one by one: finds too much where the source is slow
///   block      its histories, in stretches of `block` steps
///   phases     its values and its power spectrum (IAAFT), each component's by itself
///
/// Errors   BadParameter: series of different length, NaN, infinities, histories longer than the series, no lag, a lag
///          that is negative or not whole, k outside [1, rows), "phases" of states.
/// Edges    fewer than 10 (k + l + 1) usable times are warned of; a constant series gives 0. No local values under
///          "gaussian" where the relation is exact.
/// Random   run.stream("surrogate"): surrogate b draws from its own place.
/// Accuracy "discrete" and "ordinal" are biased up by about the number of joint states over 2N, "ksg" towards 0; see
/// `excess`. Cost     (1 + B) conditional mutual informations a lag. Source   Schreiber, Phys. Rev. Lett. 85 (2000)
/// 461; Barnett, Barrett & Seth (2009) for the linear case; Staniek &
///          Lehnertz (2008) for patterns; Schreiber & Schmitz (1996) for phases; Lizier, Prokopenko & Zomaya (2008)
///          for local values.
TransferEntropyEstimate transfer_entropy(const TransferEntropy& question, core::Run& run);

/// Two series in step.
struct DirectedInformation {
  core::Array source;             ///< [time] or [time, component]: x
  core::Array target;             ///< likewise, as many times: y
  std::string estimator = "ksg";  ///< as for transfer_entropy
  int memory = 1;                 ///< steps of both pasts
  int neighbours = 4;             ///< of "ksg"
  int order = 3;                  ///< of "ordinal"
  AttentionCritic critic{};       ///< of "attention"
  std::string scale = "none";     ///< of "ksg" and "gaussian"
  Base base = std::string("nat");
};

/// Directed information a step: I(Y_t; X_t, X_{t−1}, …, X_{t−m} | Y_{t−1}, …, Y_{t−m}), the rate of Massey's I(X → Y)
/// for a finite memory m. Unlike transfer entropy it counts what both do in the same step; the sum over the steps is N
/// times as much.
///
/// Errors   as transfer_entropy.
/// Source   Massey (1990).
double directed_information(const DirectedInformation& question, core::Run& run);

}  // namespace ansatz::information

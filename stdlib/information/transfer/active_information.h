// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// A series and what of its past is looked at.
struct SeriesPast {
  core::Array x;                  ///< [time] or [time, component], in even steps
  std::string estimator = "ksg";  ///< "ksg", "gaussian", "ordinal", or "discrete" for values that are states
  int history = 1;                ///< k, steps of the past
  int delay = 1;                  ///< between them
  int neighbours = 4;             ///< of "ksg"
  int window = 0;                 ///< of "ksg": times this near are no neighbours
  int order = 3;                  ///< of "ordinal": values a pattern
  std::string scale = "none";     ///< of "ksg" and "gaussian": "none", "standard" or "copula"
  Base base = std::string("nat");
};

struct ActiveInformation : SeriesPast {};

struct SeriesInformation {
  double information = 0;  ///< may be a little negative under "ksg"
  core::Array local;       ///< [time]: the share of each step; their mean is the information
};

/// Active information storage: what a series' past tells of its next step, A = I(X_t; X_{t−1}, X_{t−1−τ}, … (k)).
///
/// Errors   BadParameter: fewer steps than the past and two more take, NaN, infinities, k outside [1, rows).
/// Edges    a constant series gives 0. No local values under "gaussian" where the past determines the next step.
/// Accuracy "discrete" and "ordinal" are biased up by about the number of joint states over 2N.
/// Source   Lizier, Prokopenko & Zomaya (2012).
SeriesInformation active_information(const ActiveInformation& question, core::Run& run);

struct PredictiveInformation : SeriesPast {};

/// Predictive information, or excess entropy for a finite past: what k steps tell of the k steps after them,
/// E = I(X_{t−1}, …, X_{t−k}; X_t, …, X_{t+k−1}), each `delay` apart.
///
/// Errors, edges, accuracy   as active_information.
/// Source   Crutchfield & Feldman (2003), §III.
SeriesInformation predictive_information(const PredictiveInformation& question, core::Run& run);

struct EntropyRate : SeriesPast {};

/// What is open of the next step once the past is known: h = H(X_t | X_{t−1}, … (k)), a differential entropy under
/// "ksg" and "gaussian", in units where the series' is 1.
///
///   ksg        −ψ(k) + ⟨ψ(n_past + 1)⟩ + d ⟨ln 2ε⟩, ε the joint distance to the k-th neighbour
///   gaussian   ½ ln((2πe)^d |Σ|) of the residuals of the linear regression on the past
///   discrete, ordinal   from relative frequencies
///
/// Errors   as active_information.
/// Edges    −∞ where the past determines the next step under "gaussian"; under "ksg" rows at distance 0 are left out,
///          which is warned of.
/// Accuracy "discrete" and "ordinal" are biased low.
/// Source   Crutchfield & Feldman (2003), §II; Frenzel & Pompe (2007) for the neighbours.
double entropy_rate(const EntropyRate& question, core::Run& run);

}  // namespace ansatz::information

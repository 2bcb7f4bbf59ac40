// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct EstimationRisk {
  std::optional<int> parameters{};      ///< p of an exponential family, at least 1; not with masses
  std::optional<core::Array> masses{};  ///< [cell] of a multinomial distribution, none of them 0; not with parameters
  std::optional<double> samples{};      ///< n, above 0: what the risk is asked for
  double tolerance = 0.02;              ///< δ, the risk that will do, in nats, above 0
};

struct EstimationRiskEstimate {
  double risk = 0;         ///< at n samples, in nats; NaN where none are given
  double samples = 0;      ///< n at which the risk is the tolerance, not rounded
  double second = 0;       ///< c₂, of masses; 0 otherwise
  bool is_enough = false;  ///< whether n samples reach the tolerance
};

/// What it costs to have estimated a distribution from n samples by maximum likelihood, where the family holds the
/// truth:
///
///   E D(θ‖θ̂) = p/(2n) + c₂/n² + …,   c₂ = (5 Σ 1/m_i − 6K + 1)/12 for K cells of mass m_i, p = K − 1
///
/// and how many samples bring it down to δ. A tolerance of 8ε² lets the error of telling truth from estimate by one
/// draw, ½ where they are equal, fall by no more than ε (by Pinsker's inequality): 0.02 for ε = 0.05.
///
/// Errors   BadParameter: neither parameters nor masses, or both; a number out of range; masses that do not sum to one.
/// Accuracy of a multinomial to O(1/n³): near enough once each cell has a handful of samples.
/// Source   Sheena (2021) for the expansion; Cover & Thomas, lemma 11.6.1, for Pinsker's inequality.
EstimationRiskEstimate estimation_risk(const EstimationRisk& question, core::Run& run);

}  // namespace ansatz::information

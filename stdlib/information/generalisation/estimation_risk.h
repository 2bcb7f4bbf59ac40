// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

struct EstimationRisk {
  std::optional<int> parameters{};      ///< p of an exponential family, at least 1; not with masses
  std::optional<core::Array> masses{};  ///< of cells, none of them 0; not with parameters
  core::Value margins{};                ///< of masses: names of their dimensions that a log-linear model lets interact
  std::optional<double> samples{};      ///< n, above 0: what the risk is asked for
  double tolerance = 0.02;              ///< δ, the risk that will do, in nats, above 0
};

struct EstimationRiskEstimate {
  double risk = 0;         ///< at n samples, in nats; NaN where none are given
  double samples = 0;      ///< n at which the risk is the tolerance, not rounded; 0 where it never is
  double first = 0;        ///< c₁
  double second = 0;       ///< c₂, of masses; 0 otherwise
  double fall = 0;         ///< of the error at n samples, to first order; of parameters alone at most; NaN without n
  bool is_enough = false;  ///< whether n samples reach the tolerance
};

/// What it costs to have estimated a distribution from n samples by maximum likelihood: the mean divergence of the
/// estimate θ̂ from what it goes to with ever more of them, the information projection θ* of the truth,
///
///   E D(θ*‖θ̂) = c₁/n + c₂/n² + …
///
/// and how many samples bring it down to δ. c₁ = p/2 where the family holds the truth. Of K cells that may have any
/// masses m_i, p = K − 1 and c₂ = (5 Σ 1/m_i − 6K + 1)/12. Of masses with margins the family is the log-linear model
/// whose largest interactions these are (as hypothesis.log_linear has it), and whether or not the masses follow it, c₁
/// is half the trace of the sandwich, J times the inverse of the information.
///
/// The error of telling θ* from θ̂ by one draw is ½ where they are equal. By Pinsker's inequality a risk of 8ε² lets it
/// fall by no more than ε in the mean: 0.02 for ε = 0.05. To first order it falls by `fall`, E √(s J s)/√(8πn) with
/// scores s of unit variance at θ*, at most √(c₁/(4πn)), so that a risk of 4πε² does.
///
/// Errors   BadParameter: neither parameters nor masses, or both; margins without masses; a number out of range; masses
///          that do not sum to one; with margins more than 1024 cells.
/// Accuracy of cells to O(1/n³): near enough once each margin's sums have a handful of samples.
/// Cost     with margins cells³.
/// Source   Sheena (2021) for the expansion; Cover & Thomas, lemma 11.6.1, for Pinsker's inequality.
EstimationRiskEstimate estimation_risk(const EstimationRisk& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

// What data without an experiment say of an intervention, whatever confounds them. Who was treated, P(a|x) = e of all,
// had outcomes P(y|a, x); had all been treated, outcomes would be Q = P(y|do a, x) = e P + (1 − e) R with an R that
// nobody saw.

struct InterventionDivergence {
  core::Array propensity;                       ///< e, above 0 and up to 1, of any shape
  std::string divergence = "kullback_leibler";  ///< or "total_variation", "hellinger", "chi_squared", "jensen_shannon"
};

/// e f(1/e) + (1 − e) f(0), which D_f(P‖Q) does not exceed, for each e:
///
///   "kullback_leibler"   −ln e            "total_variation"   1 − e
///   "hellinger"          1 − √e           "chi_squared"       (1 − e)/(2e), of ½ Σ (p − q)²/q
///   "jensen_shannon"     ½ (e ln e − (1 + e) ln(1 + e)) + ln 2, in nats
///
/// Errors   BadParameter: a propensity out of range or NaN, an unknown divergence.
/// Source   Jung & Kang (2026), theorem on the f-divergence of an intervention.
core::Array intervention_divergence(const InterventionDivergence& question, core::Run& run);

struct InterventionMean {
  core::Array values;  ///< [outcome], what is averaged, finite
  std::optional<core::Array>
      masses{};           ///< [outcome] of P, that sum to one; equal where none are given. 0: possible, not seen
  double propensity = 1;  ///< e, above 0 and up to 1
  std::vector<std::string> divergences{"kullback_leibler", "total_variation", "hellinger", "chi_squared",
                                       "jensen_shannon"};  ///< one at least; the interval is that all of them allow
};

struct InterventionMeanBounds {
  core::Interval interval;  ///< of the mean of Q over the outcomes given, as all divergences allow
  core::Array low, high;    ///< [divergence], of each by itself
  core::Interval mixture;   ///< e mean of P + (1 − e) the least and the largest outcome: sharp for these outcomes
};

/// Between what means of Q may lie where D_f(P‖Q) is within its bound and Q is on the outcomes given: the least and the
/// largest Σ q v, each found by bisection on the two multipliers of its Lagrangian, to 10⁻¹² of the outcomes' range.
/// The mixture itself, of which the divergences are a consequence, gives a narrower interval where the outcomes are all
/// that there are; it stands beside.
///
/// Errors   BadParameter: no outcome, other numbers of masses than of values, NaN, infinities, masses below 0 or of
///          another sum than one, propensity out of range, no divergence, an unknown one or one twice.
/// Source   Jung & Kang (2026).
InterventionMeanBounds intervention_mean(const InterventionMean& question, core::Run& run);

}  // namespace ansatz::information

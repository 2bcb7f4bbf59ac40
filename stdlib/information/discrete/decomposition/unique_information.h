// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Two sources, and a target they tell of.
struct UniqueInformation {
  core::Value p;            ///< masses, one dimension a variable; or a sample: a table or record of columns
  Names first;              ///< one variable or more, taken as one
  Names second;             ///< likewise
  Names target;             ///< likewise
  double tolerance = 1e-9;  ///< nats that the result may be off
  Base base = std::string("nat");
};

struct UniqueInformationResult {
  double redundant = 0;      ///< told by either
  double unique_first = 0;   ///< told by the first alone
  double unique_second = 0;  ///< told by the second alone
  double synergistic = 0;    ///< told by both together only
  double information = 0;    ///< I(target; both), the sum
  double gap = 0;            ///< between the value found and a bound that is proven: no part is off by more
  double steps = 0;          ///< of Newton's
};

/// Decomposition of Bertschinger, Rauh, Olbrich, Jost and Ay: among all distributions Q that agree with P on
/// (first, target) and on (second, target), the least I_Q(target; first, second) is what the two tell without synergy.
///
///   unique_first = I* − I(target; second)     redundant   = I(target; first) + I(target; second) − I*
///   unique_second = I* − I(target; first)     synergistic = I(target; both) − I*
///
/// The convex problem min Σ q ln[q(x₁x₂y)/q(x₁x₂)] is solved by a primal–dual interior-point method. Its dual is
/// max Σ p(x₁y) λ(x₁y) + Σ p(x₂y) μ(x₂y) with Σ_y e^{λ + μ} ≤ 1 for every x₁, x₂; shifting λ by the largest logarithm
/// of these sums makes any λ, μ feasible, which proves the gap.
///
/// Errors   as mutual; BadParameter: an empty set, a variable in two of them, a tolerance that is not above 0, more
/// than
///          2²² cells.
/// Edges    parts within `tolerance` of 0 are 0. A gap above the tolerance is warned of.
/// Cost     a Cholesky factor of as many rows as there are pairs (x₁, y) and (x₂, y), some 20 to 60 times.
/// Source   Bertschinger et al., Entropy 16 (2014) 2161; Makkeh, Theis & Vicente, Entropy 20 (2018) 271 for the dual.
UniqueInformationResult unique_information(const UniqueInformation& question, core::Run& run);

}  // namespace ansatz::information

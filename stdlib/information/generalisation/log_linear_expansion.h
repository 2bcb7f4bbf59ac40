// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

inline constexpr const char* kEstimationRisk = "estimation_risk";  ///< whose errors these are

/// E D(θ*‖θ̂) = first/n + second/n² + …, and E √(s J s) at the projection, of which the mean total variation between
/// θ* and θ̂ is √(1/(2πn)) to first order.
struct RiskExpansion {
  double first = 0, second = 0, spread = 0;
};

/// The expansion of a log-linear model with these margins, whatever distribution the samples are of. At the projection
/// θ*, let s be scores, orthonormal there, k(x, x′) = s·s′, J their second moments under the truth:
///
///   first  = ½ tr J
///   second = −⅓ E E₀ k³ + ⅜ (2 E E k (s J s′)² + E E k (s J s)(s′ J s′) − E (s J s)² + (tr J)² + 2 tr J²)
///
/// where E goes over θ* and E₀ over the truth. J = 1 where the model holds the truth. It is Bregman's divergence of the
/// family's negative entropy, expanded to fourth order in the means of n samples, whose cumulants are known.
///
/// Errors   BadParameter, of estimation_risk: masses of 0; more than 1024 cells; margins that are none, or that the fit
///          does not meet in 10⁵ sweeps.
RiskExpansion log_linear_expansion(const core::Array& masses, const core::Value& margins, const core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

struct HenzeZirkler {
  core::Array points;  ///< [draw, component], more draws than components
};

/// Henze and Zirkler's test: do points come from a normal distribution, of any mean and covariance? Of the Mahalanobis
/// distances D (covariance with divisor n), p components:
///
///   HZ = (1/n) Σᵢⱼ exp(−β² Dᵢⱼ/2) − 2 (1 + β²)^(−p/2) Σ exp(−β² Dᵢ/(2 (1 + β²))) + n (1 + 2β²)^(−p/2)
///   β = ((2p + 1) n/4)^(1/(p + 4))/√2
///
/// lognormal with the mean and variance of its limit. Unchanged by any linear map of the components.
///
/// Errors   BadParameter: no array of two dimensions, no more draws than components, NaN, infinities; components that
///          depend on each other by a line; more than 5000 draws.
/// Edges    fewer than 20 draws: warning.
/// Cost     O(n²).
/// Source   Henze & Zirkler, Commun. Stat. Theory Methods 19 (1990) 3595.
TestResult henze_zirkler(const HenzeZirkler& question, core::Run& run);

}  // namespace ansatz::hypothesis

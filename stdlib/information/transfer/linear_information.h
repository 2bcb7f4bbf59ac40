// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// The share of each row in I(Y; X | Z) of normal samples, in nats: with residuals r and s of the linear regressions of
/// y on z and on both, ½ ln(|Σ_r|/|Σ_s|) + ½ (rᵀ Σ_r⁻¹ r − sᵀ Σ_s⁻¹ s). Their mean is the information. Nothing where
/// y is determined, or constant.
std::vector<double> linear_information(const Points& y, const Points& x, const Points& given);

/// Differential entropy ½ ln((2πe)^d |Σ|) of what linear regression on z leaves of y, in nats; −∞ where it leaves
/// nothing in some direction.
double linear_rate(const Points& y, const Points& given);

}  // namespace ansatz::information

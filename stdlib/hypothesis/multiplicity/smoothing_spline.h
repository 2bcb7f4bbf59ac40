// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace ansatz::hypothesis {

/// The smoothing spline through values at even distances: the cubic one of the least Σ (y − s)² + α ∫ s''², with α such
/// that the fit has `df` degrees of freedom, in (2, n). Its values at the same places; at least 4 of them.
/// Source   Reinsch, Numer. Math. 10 (1967) 177.
std::vector<double> smoothing_spline(const std::vector<double>& values, double df);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace ansatz::core {

/// Integrated autocorrelation time of an evenly sampled series, in steps: ½ for independent values, about the time
/// after which a correlated one has forgotten, above that.
///
///   τ(W) = ½ + Σ_{t=1}^{W} ρ(t),   W the least with W ≥ 5 τ(W)
///
/// A series shorter than some fifty τ does not show its own τ: the window then ends at half its length, and τ is too
/// small. A constant series has ½.
/// Cost     O(n W).
/// Source   Madras & Sokal, J. Stat. Phys. 50 (1988) 109, Appendix C; Sokal, Monte Carlo Methods in Statistical
///          Mechanics (1997), section 3.
double integrated_time(std::span<const double> series);

/// Standard error of the mean of a series, its correlation counted: √(2τ s²/n). NaN below two values.
double standard_error_of_mean(std::span<const double> series);

}  // namespace ansatz::core

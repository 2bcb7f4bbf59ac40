// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

// The initial data of amangkurat 0.0.1 as its solver has them, for mode compat and nothing else. Three of the four are
// not what they are called; each formula says where it goes wrong. γ = 1/√(1 - u²).

/// φ = A exp(-((x - x₀)/w)²), φ_t = u φ: that is growth at the rate u, not motion.
PublishedStart published_gaussian(double amplitude, double width, double position, double velocity);

/// φ = v tanh(γ (x - x₀)/√2), φ_t = -(u v γ/√2) sech²(…), 0 where |u| < 10⁻¹⁰: right for λ = v = 1 alone.
PublishedStart published_kink(double vacuum, double position, double velocity, double gamma);

/// φ = v tanh(γ (x - x₀ + d/2)/√2) - v tanh(γ (x - x₀ - d/2)/√2) with both walls moving right: 0 outside and 2 v
/// between, neither of them a vacuum, and no collision ahead.
PublishedStart published_kink_antikink(double vacuum, double position, double separation, double velocity,
                                       double gamma);

/// φ = 4 atan(1/(W cosh(W (x - x₀)))), φ_t = -4 ω W sinh(W (x - x₀))/(W² cosh²(…) + 1), W = √(1 - ω²): the amplitude
/// of a breather has W/ω where this has 1/W, and it turns everywhere at once, φ_t = 0.
PublishedStart published_breather(double frequency, double position);

}  // namespace ansatz::fields

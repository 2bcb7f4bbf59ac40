// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "stdlib/core/expression/function.h"
#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {

// The kick of sine-Gordon and its kin, V'(φ) = a sin φ, in one pass over the field. A general sine costs as much as a
// transform of a short field; this one knows where φ lives and what the result is for.

/// Fields up to here are within the reach of the quick sine; beyond it the general one takes over, point by point.
constexpr double kSineReach = 72;

/// a, where the slope is a sin φ and no more.
std::optional<double> sine_amplitude(const core::Function& slope);

/// out[i] = sin u[i] as the kick has it: within 1.5 units in the last place of the true value (the general sine: 1).
/// The same bits at every SIMD width, whatever stands beside it. NaN and infinities give NaN; the sign of a zero is
/// lost.
void kick_sine(const double* u, double* out, std::size_t n);

/// velocity += kick · (curvature - amplitude · sin u), then u += drift · velocity.
void sine_kick_and_drift(double* u, double* velocity, const double* curvature, std::size_t n, double amplitude,
                         const Move& move);

}  // namespace ansatz::fields

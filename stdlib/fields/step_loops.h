// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::fields {

// The inner loops of a step, in the widest vectors the machine has; the same bits at every width.

/// velocity += kick · (curvature - force), then u += drift · velocity.
void kick_and_drift(double* u, double* velocity, const double* curvature, const double* force, std::size_t n,
                    double kick, double drift);

/// values[i] *= factors[i].
void multiply(double* values, const double* factors, std::size_t n);

/// spectrum[i] *= factor · ⌊i/2⌋²: -k² on the complex waves 0, 1, 2 … of a ring, without a table to read.
void multiply_by_squares(double* spectrum, std::size_t doubles, double factor);

}  // namespace ansatz::fields

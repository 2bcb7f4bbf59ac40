// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::fields {

// The inner loops of a step, in the widest vectors the machine has; the same bits at every width.

/// A kick and the drift after it, in units of time; and what the curvature that comes with them is measured in.
struct Move {
  double kick, drift;
  double curvature_unit = 1;
};

/// velocity += kick · (curvature - force), then u += drift · velocity.
void kick_and_drift(double* u, double* velocity, const double* curvature, const double* force, std::size_t n,
                    const Move& move);

/// values[i] *= factors[i].
void multiply(double* values, const double* factors, std::size_t n);

/// spectrum[i] *= ⌊i/2⌋²: k² of the complex waves 0, 1, 2 … of a ring, but for a factor, without a table to read.
void multiply_by_squares(double* spectrum, std::size_t doubles);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

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

/// now, before and where the step after them goes, each n long and apart from the others.
struct Leap {
  const double *before, *now;
  double* after;
};

/// after = 2 now - before + square · (unit · curvature - force), rounded operation by operation in this order.
void leapfrog(const Leap& leap, const double* curvature, const double* force, std::size_t n, double unit,
              double square);

/// max |value|; infinite or NaN where one of them is.
double largest_magnitude(std::span<const double> values);

/// values[i] *= factors[i].
void multiply(double* values, const double* factors, std::size_t n);

/// spectrum[i] *= ⌊i/2⌋²: k² of the complex waves 0, 1, 2 … of a ring, but for a factor, without a table to read.
void multiply_by_squares(double* spectrum, std::size_t doubles);

}  // namespace ansatz::fields

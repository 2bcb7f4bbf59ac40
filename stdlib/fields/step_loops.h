// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::fields {

// The inner loops of a step, in the widest vectors the machine has; the same bits at every width.

/// A kick and the drift after it, in units of time.
struct Move {
  double kick, drift;
};

/// velocity += kick · (curvature - force), then u += drift · velocity.
void kick_and_drift(double* u, double* velocity, const double* curvature, const double* force, std::size_t n,
                    const Move& move);

/// now, before and where the step after them goes, each n long and apart from the others.
struct Leap {
  const double *before, *now;
  double* after;
};

/// after = 2 now - before + square · (curvature - force), rounded operation by operation in this order.
void leapfrog(const Leap& leap, const double* curvature, const double* force, std::size_t n, double square);

/// max |value|; infinite or NaN where one of them is.
double largest_magnitude(std::span<const double> values);

/// values[i] *= factors[i].
void multiply(double* values, const double* factors, std::size_t n);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace ansatz::fields {

// The inner loops of a complex field's step, in the widest vectors the machine has; the same bits at every width.
// Fields are pairs of real and imaginary part.

/// Turns every value by an angle of its own: ψ_j ← ψ_j d_j exp(i (gain |ψ_j|² + time · a_j)).
struct Turn {
  double gain = 0;
  double time = 0;
  const double* angles = nullptr;   ///< a, n of them; null: none
  const double* damping = nullptr;  ///< d, n of them; null: 1
};

/// `n` complex values. Sine and cosine within an ulp or so for angles up to kTurnReach; beyond, those of the C library.
/// An angle that is not finite gives NaN.
void turn(double* field, std::size_t n, const Turn& by);
constexpr double kTurnReach = 1 << 20;

/// values[j] *= factors[j], n complex numbers.
void multiply_complex(double* values, const double* factors, std::size_t n);

/// out[j] = |field_j|².
void squared_moduli(const double* field, double* out, std::size_t n);

}  // namespace ansatz::fields

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
  const double* angles = nullptr;   ///< a, in the order of arrange_for_turn; null: none
  const double* damping = nullptr;  ///< d, in that order; null: 1
};

/// `n` complex values. Sine and cosine within an ulp or so for angles up to kTurnReach; beyond, those of the C library.
/// An angle that is not finite gives NaN.
void turn(double* field, std::size_t n, const Turn& by);
constexpr double kTurnReach = 1 << 20;

/// So many neighbours are turned together, and a turn may begin at each multiple of it. What belongs to points stands
/// in an order of its own among them, which spares the turn its shuffles and depends on the machine's vectors, and is
/// padded to whole groups.
constexpr std::size_t kTurnTogether = 32;
constexpr std::size_t padded_for_turn(std::size_t n) { return (n + kTurnTogether - 1) / kTurnTogether * kTurnTogether; }
/// A number a point in that order; out has padded_for_turn(n).
void arrange_for_turn(const double* values, double* out, std::size_t n);
/// out[…] = |field_j|² in that order, padded with the last one.
void moduli_for_turn(const double* field, double* out, std::size_t n);

/// ψ_j ← i f_j ψ_j, f in that order.
void turn_a_quarter(double* field, const double* f, std::size_t n);

/// Σ_j |field_j|² w_j, where each weight stands twice.
double weighted_moduli(const double* field, const double* weights, std::size_t n);

/// values[j] *= factors[j], n complex numbers.
void multiply_complex(double* values, const double* factors, std::size_t n);
/// The same in the blocks of UnorderedFft, n a multiple of 8; both on a 64-byte boundary.
void multiply_blocks(double* values, const double* factors, std::size_t n);

/// out[j] = |field_j|².
void squared_moduli(const double* field, double* out, std::size_t n);

}  // namespace ansatz::fields

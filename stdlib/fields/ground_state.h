// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/fields/wave_state.h"

namespace ansatz::fields {

/// The state of least energy of -ψ_xx/2 + V(x) ψ - f(|ψ|²) ψ at a given ∫|ψ|².
struct GroundState {
  std::optional<core::Function> potential{};     ///< V(x); absent: 0, where only a focusing equation has one
  double coupling = 1;                           ///< g of f = g |ψ|²: above 0 focusing, below 0 defocusing
  std::optional<core::Function> nonlinearity{};  ///< f of the density instead
  double mass = 1;                               ///< ∫|ψ|², above 0
  core::Interval domain{-25, 25};
  std::int64_t points = 512;          ///< 8 … 2²²
  double tolerance = 1e-10;           ///< of the residual, in [1e-13, 0.1]
  std::int64_t iterations = 100'000;  ///< at most, at least 1
};

struct GroundStateSolution {
  core::Array psi;                ///< ψ [x], real, above 0
  WaveState state;                ///< the same as a start for schrodinger_nls on the same grid
  double energy = 0;              ///< ∫ ψ_x²/2 + V ψ² - F(ψ²)
  double chemical_potential = 0;  ///< μ of Hψ = μψ: the state turns as exp(-iμt)
  double residual = 0;            ///< √∫ |Hψ - μψ|² over √(mass)
  double spectral_tail = 0;       ///< as in schrodinger_nls
  std::int64_t iterations = 0;
};

/// By steps in imaginary time. A step is implicit in the kinetic term and in a constant α that bounds the rest, and the
/// multiplier μ of the norm is part of it, so what does not change any more solves Hψ = μψ to rounding, whatever the
/// length of the steps:
///
///   (1 + τ (k²/2 + α)) ψ' = ψ + τ (α + μ + f - V) ψ,  then ψ' is brought back to its norm
///
/// The step is halved where the energy would rise, so it falls at every one.
///
/// Errors   BadParameter; Diverged where the iterations end above the tolerance, with the residual they reached.
/// Warnings a spectral tail above 1e-8.
/// Source   Bao, Chern and Lim, J. Comput. Phys. 219 (2006) 836–854.
GroundStateSolution ground_state(const GroundState& question, core::Run& run);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

// Exact solutions of φ_tt = φ_xx - sin φ at one instant, with γ = 1/√(1 - u²). Every kernel refuses |u| ≥ 1.
// Formulas: Drazin and Johnson, Solitons: an introduction (1989), chapter 5.

/// φ = 4 atan exp(γ (x - x₀ - u t)), from 0 up to 2π. Energy 8 γ.
struct SineGordonKink {
  double velocity = 0;  ///< u
  double position = 0;  ///< x₀
};
InitialState sine_gordon_kink(const SineGordonKink& state, core::Run& run);

/// φ = 4 atan[(W/ω) sin(ω τ + α) / cosh(W ξ)], W = √(1 - ω²), ξ = γ (x - x₀ - u t), τ = γ (t - u (x - x₀)).
/// Energy 16 W γ, period 2π/ω in its own frame.
struct Breather {
  double frequency = 0.5;             ///< ω, in (0, 1)
  double position = 0;                ///< x₀
  double velocity = 0;                ///< u
  double phase = 1.5707963267948966;  ///< α at the centre; π/2 is the turning point
};
InitialState breather(const Breather& state, core::Run& run);

/// A kink on the left and an antikink on the right, each of speed u at infinity, at the instant when the points
/// |φ| = π are d apart: φ = 4 atan[-sinh(γ u t) / (u cosh(γ x))] at some t < 0. Negative u: they run apart.
struct SineGordonKinkAntikink {
  double velocity = 0.3;   ///< u
  double separation = 20;  ///< d, above 0
};
InitialState sine_gordon_kink_antikink(const SineGordonKinkAntikink& state, core::Run& run);

/// Two kinks, from -2π to 2π, at the instant when the points |φ| = π are d apart:
/// φ = 4 atan[u sinh(γ x) / cosh(γ u t)]. They repel, and come no closer than u sinh(γ d/2) = 1.
struct SineGordonKinkKink {
  double velocity = 0.3;   ///< u
  double separation = 20;  ///< d, above 0
};
InitialState sine_gordon_kink_kink(const SineGordonKinkKink& state, core::Run& run);

}  // namespace ansatz::fields

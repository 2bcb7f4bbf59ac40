// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

/// A field equation, its start, and how to solve it. Natural units: c = ħ = 1, every quantity a pure number.
struct KleinGordon {
  core::Function potential;                  ///< V(φ), bounded from below; left out: φ⁴ with λ = v = 1
  InitialState initial;                      ///< φ and φ_t at t = 0; left out: a Gaussian at rest
  core::Interval domain{-30, 30};            ///< where x runs
  std::int64_t points = 512;                 ///< samples of the field, 8 … 2²²
  double until = 50;                         ///< last time, above 0
  std::optional<double> step;                ///< largest time step; absent: 0.4 of the stability limit
  std::int64_t frames = 200;                 ///< stored instants after t = 0, evenly spaced up to `until`
  std::optional<std::vector<double>> times;  ///< stored instants of one's own instead, rising, in [0, until]
  std::string boundary = "periodic";         ///< periodic, antiperiodic, neumann or background
  std::optional<core::Function> background;  ///< b(x) for boundary background: φ - b is periodic
  double sponge = 0;                         ///< width of an absorbing layer at either end; 0: none
  double sponge_strength = 1;                ///< its damping rate at the very end
  std::string integrator = "verlet4";        ///< verlet, verlet4, strang or strang4
  bool force = false;                        ///< take a step above the stability limit all the same
  std::string mode = "correct";              ///< correct; compat: amangkurat 0.0.1 as published, see published_run.h
  std::optional<bool> adaptive;              ///< compat only: its step-size rule; absent: on

  KleinGordon();
};

/// Arrays along time, and along time and x. Energies are integrals over x.
struct KleinGordonSolution {
  core::Array phi;                 ///< φ [time, x]
  core::Array phi_t;               ///< ∂φ/∂t [time, x]
  core::Array energy_density;      ///< φ_t²/2 + φ_x²/2 + V(φ) [time, x], a density over x
  core::Array energy;              ///< its integral [time]
  core::Array kinetic_energy;      ///< ∫ φ_t²/2 dx [time]
  core::Array gradient_energy;     ///< ∫ φ_x²/2 dx [time]
  core::Array potential_energy;    ///< ∫ V(φ) dx [time]
  core::Array momentum;            ///< -∫ φ_t φ_x dx [time], above 0 for a lump that moves right
  core::Array published_momentum;  ///< the same with the sign of the published solver
  core::Array charge;              ///< rise of φ over the domain in distances of vacua [time]
  core::Array centre;              ///< mean of x over the energy density [time]
  core::Array maximum;             ///< max |φ| [time]
  core::Array phi_squared;         ///< ∫ φ² dx [time]
  core::Array energy_removed;      ///< energy that the sponge has taken up [time]
  core::Array step_length;         ///< of the step that led there [time]
  double energy_drift = 0;         ///< largest |E(t) + removed - E(0)| / |E(0)| over the stored instants
  double spectral_tail = 0;        ///< largest share of the strongest wave held by a wave of the highest third
  double step = 0;                 ///< the longest time step taken
  std::int64_t steps = 0;          ///< how many
  double largest_stable_step = 0;  ///< of this integrator on this grid
  std::string integrator;
  std::int64_t order = 0;  ///< of the integrator in the time step
  std::string mode;
};

/// The nonlinear Klein–Gordon equation in one space dimension,
///
///   φ_tt = φ_xx - V'(φ),
///
/// by Fourier (or cosine) collocation in x and a symmetric symplectic composition in t. Derivatives of V are exact.
///
/// All of this holds for mode correct. Mode compat is another solver: published_run.h.
///
/// Time steps   Every stored instant is met exactly: each stretch between two of them is cut into the fewest equal
/// steps
///              not above `step`. Without `step` that bound is 0.4 of the stability limit.
/// Stability    verlet and verlet4: step · √(k_max² + max V''(φ₀)) below 2 and 3.1634. strang and strang4 solve
///              small waves about the vacuum nearest to the field's left end exactly, with m² = V'' there (0 where that
///              is negative): no limit where V is quadratic and there is no sponge, else step · √(k_max² + m²) below π.
/// Sponge       Damping φ_t over the outer layers, exact in time between steps; what it takes out is accounted for.
/// Warnings     a spectral tail above 1e-8 (the grid is too coarse); an initial state made for another potential.
/// Errors       BadParameter: outside the ranges above, a step above the limit (the message names it), ends of the
/// field
///              that do not fit the boundary. Diverged: the field leaves the finite numbers. Interrupted.
/// Accuracy     spectral in x for smooth fields, order 2 or 4 in t; held by tests/stdlib/fields.
/// Cost         one transform pair a force: 1 (verlet, strang) or 6 (verlet4, strang4) a step. Draws no random numbers.
/// Sources      Blanes and Moan, J. Comput. Appl. Math. 142 (2002) 313–330 (compositions); Campbell, Schonfeld and
///              Wingate, Physica D 9 (1983) 1–32 (kink collisions).
KleinGordonSolution klein_gordon(const KleinGordon& question, core::Run& run);

}  // namespace ansatz::fields

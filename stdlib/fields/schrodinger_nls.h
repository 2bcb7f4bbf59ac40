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
#include "stdlib/fields/wave_state.h"

namespace ansatz::fields {

/// A nonlinear Schrödinger equation, its start, and how to solve it. Every quantity is a pure number.
struct SchrodingerNls {
  WaveState initial;                           ///< ψ at t = 0; left out: a soliton of amplitude 1 at rest
  double coupling = 1;                         ///< g of f = g |ψ|²: above 0 focusing, below 0 defocusing
  std::optional<core::Function> nonlinearity;  ///< f of the density |ψ|² instead
  std::optional<core::Function> potential{};   ///< V(x); absent: 0
  core::Interval domain{-25, 25};              ///< where x runs
  std::int64_t points = 512;                   ///< samples of the field, 8 … 2²²
  double until = 20;                           ///< last time, above 0
  std::optional<double> step{};                ///< largest time step; absent: see below
  std::int64_t frames = 100;                   ///< stored instants after t = 0, evenly spaced up to `until`
  std::optional<std::vector<double>> times{};  ///< stored instants of one's own instead, rising, in [0, until]
  std::string integrator = "strang4";          ///< strang, strang4, strang6, yoshida4, etdrk4 or dop853
  double tolerance = 1e-9;                     ///< dop853: relative error of a step, in [1e-14, 0.1]
  double absolute_tolerance = 1e-11;           ///< dop853: the same in the waves Σ_j ψ_j e^{-ikx_j}, above 0
  std::string dealias = "none";                ///< none, two_thirds, half or pad2
  std::optional<double> filter{};              ///< order p of the filter exp(-36 (|k|/k_c)^p), at least 2; absent: none
  bool force = false;                          ///< take a step above the stability limit all the same
  std::string mode = "correct";                ///< correct; compat: the published solver with its defects

  double step_scale = 1;  ///< of the step where it is left out; what refinement makes smaller

  SchrodingerNls();
};

/// Arrays along time, and along time and x.
struct SchrodingerNlsSolution {
  core::Array psi;                 ///< ψ [time, x], complex
  core::Array density;             ///< |ψ|² [time, x], a density over x
  core::Array mass;                ///< ∫ |ψ|² dx [time]
  core::Array momentum;            ///< ∫ Im(ψ̄ ψ_x) dx [time]
  core::Array energy;              ///< ∫ |ψ_x|²/2 + V |ψ|² - F(|ψ|²) dx [time], F' = f
  core::Array kinetic_energy;      ///< ∫ |ψ_x|²/2 dx [time]
  core::Array potential_energy;    ///< ∫ V |ψ|² dx [time]
  core::Array interaction_energy;  ///< -∫ F dx [time]
  core::Array centre;              ///< circular mean of x over |ψ|² [time], unwrapped
  core::Array maximum;             ///< max |ψ| at the points [time]
  core::Array peak;                ///< max |ψ| between points too [time]
  core::Array peak_position;       ///< and where [time]
  core::Array published_momentum;  ///< as the published solver measures it [time]
  core::Array published_energy;    ///< likewise [time]
  double mass_drift = 0;           ///< largest |M(t) - M(0)| / M(0)
  double momentum_drift = 0;  ///< largest |P(t) - P(0)|, over |P(0)| or, where larger, √(2 M K) at t = 0 times 1e-3
  double energy_drift = 0;    ///< largest |E(t) - E(0)|, over the largest of |E|, K, U and |I| at t = 0
  double spectral_tail = 0;   ///< largest share of the strongest wave held by one of the highest third
  double resolved = 1;        ///< share of the start's ∫|ψ|² in waves that the grid has
  double step = 0;            ///< the longest step taken
  std::int64_t steps = 0;
  std::int64_t transform_pairs = 0;  ///< pairs of transforms that the steps took
  double largest_stable_step = 0;    ///< of this integrator on this grid; infinite where it chooses its own
  std::string integrator;
  std::int64_t order = 0;
  std::string mode;
};

/// i ψ_t = -ψ_xx/2 + V(x) ψ - f(|ψ|²) ψ on a ring, spectral in x.
///
/// Integrators  strang (order 2), strang4 and yoshida4 (4), strang6 (6): symmetric compositions of the exact flows of
///              kinetic term and rest, split_operator.h; they keep ∫|ψ|² to rounding and E to an error without trend.
///              etdrk4 (4): exact linear term. dop853 (8): adaptive, its steps held by the linear term.
/// Steps        Every stored instant is met exactly: stretches are cut into the fewest equal steps not above `step`;
///              dop853 interpolates to order 7. Left out, `step` is 0.01 (etdrk4: 0.02) over the largest |f| plus the
///              swing of V at the start, and 0.4 of the stability limit at most.
/// Stability    Splitting: step · k_max²/2 below π, where a wave resonates with the step and grows by the mean of |f|
/// over
///              the ring; the limit holds where that makes more than 10 e-folds until the end. etdrk4: step · (largest
///              |f| plus swing of V) below 2.5.
/// Aliases      A cubic term has none where waves beyond half the highest wavenumber are cut (half) or it is evaluated
/// on
///              twice the points (pad2, for etdrk4 and dop853); two_thirds is the rule for quadratic terms. The filter
///              is taken about the cut. Both act on the nonlinear term; with splitting on the field, once a step.
/// compat       simple-idealized-1d-nlse 0.0.4: dop853 with its tolerances, steps below 0.1, the filter of order 36
/// about
///              two thirds of the highest wavenumber, before the nonlinear term, on it and on the linear term.
/// Warnings     a spectral tail above 1e-8; a start the grid does not resolve, with the share that it does; an energy
///              that moves by more than 1e-3, where no wave is cut off.
/// Errors       BadParameter: outside the ranges; a step above the limit; ends of the start that do not meet. Diverged.
/// Accuracy     held by tests/stdlib/fields: solitons, their collisions, breathers, growth of sidebands.
/// Sources      Zakharov and Shabat, Sov. Phys. JETP 34 (1972) 62–69; Blanes and Moan (2002); Cox and Matthews (2002).
SchrodingerNlsSolution schrodinger_nls(const SchrodingerNls& question, core::Run& run);

/// "strang", "strang4", "strang6", "yoshida4", "etdrk4", "dop853".
std::vector<std::string> nls_integrators();

}  // namespace ansatz::fields

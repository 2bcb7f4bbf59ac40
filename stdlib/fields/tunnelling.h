// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/landscape.h"

namespace ansatz::fields {

/// A Gaussian packet, what it meets, and how to follow it. Bare numbers are model units (ħ = 1); as soon as one of them
/// is a quantity all are eV, nm and fs (amount.h).
struct Tunnelling {
  BarrierChoice barrier;                    ///< left out: rectangular, 4.5 high and 1 wide
  Amount wavenumber = Amount::standard(4);  ///< k₀, above 0 for a packet that moves right
  Amount position = Amount::standard(-8);   ///< x₀
  Amount sigma = Amount::standard(0.8);     ///< standard deviation of |ψ|² in x at t = 0, above 0
  Amount mass = Amount::standard(1);        ///< m, above 0; a bare one is in electron masses beside quantities
  Stretched domain = Stretched::standard(-30, 30);
  std::int64_t points = 1024;                  ///< 16 … 2²²
  Amount until = Amount::standard(6);          ///< last time, above 0
  std::optional<Amount> step{};                ///< largest time step; absent: see below
  std::int64_t frames = 100;                   ///< stored instants after t = 0
  std::optional<core::Array> times{};          ///< stored instants of one's own instead
  Amount absorber = Amount::standard(6);       ///< width of the absorbing layer at either end; 0: none
  std::string absorber_kind = "accelerating";  ///< accelerating or imaginary
  std::optional<Stretched> detectors{};   ///< planes before and behind the barrier; absent: eight cells off its ends
  std::optional<core::Array> energies{};  ///< where T(E) is wanted; absent: 81 across the packet
  std::string integrator = "strang4";     ///< strang, strang4, strang6 or yoshida4
  std::string mode = "correct";           ///< correct; compat: the published solver with its defects
  double mask_strength = 0.03;            ///< compat: share of ψ that the outermost point loses a step, in [0, 1]

  Tunnelling();
};

/// Along time, along time and x, along the detectors' samples, along energy. Expectations are of what is left of ψ.
struct TunnellingSolution {
  core::Array psi;                            ///< ψ [time, x], complex
  core::Array density;                        ///< |ψ|² [time, x], a density over x
  core::Array left, inside, right;            ///< probability before, between and behind the detectors [time]
  core::Array absorbed_left, absorbed_right;  ///< taken by the layers so far [time]
  core::Array mean_x, sigma_x, mean_k, sigma_k;
  core::Array kinetic_energy, potential_energy, energy;
  core::Array entropy_x, entropy_k;               ///< -∫ ρ ln ρ, in nats; their sum is at least 1 + ln π
  core::Array flux_left, flux_right;              ///< Im(ψ̄ ψ_x)/m at the detectors [sample_time]
  core::Array potential, absorption, attraction;  ///< V, and w and u of the layers, as integrated [x]
  std::optional<core::Array> transmission_of_energy, reflection_of_energy;  ///< T(E), R(E) from this packet [energy]
  double transmission = 0;                                                  ///< ∫ flux_right dt
  double reflection = 0;    ///< what stood before the left detector at first, less ∫ flux_left dt
  double remaining = 0;     ///< between the detectors at the end
  double absorbed = 0;      ///< by both layers
  double budget_error = 0;  ///< largest |left + inside + right + absorbed - 1|
  double flux_error = 0;    ///< |transmission - (right + absorbed_right)| at the end
  /// Largest |E(t) - E(0)| / |E(0)| while less than 1e-12 was absorbed; nothing where V moves.
  std::optional<double> energy_drift{};
  core::Value dwell_time;  ///< ∫ dt ∫ |ψ|² dx between the ends of the barrier
  core::Value detector_left, detector_right;
  double absorber_return = 0;                   ///< share that the layers give back of the worst wave of the packet
  std::optional<core::Array> absorber_curve{};  ///< that share of any wave, up to the packet's fastest [wavenumber]
  double resolved = 1;                          ///< share of the packet in waves that the grid has
  core::Value step;                             ///< the longest time step
  std::int64_t steps = 0;
  std::string integrator;
  std::int64_t order = 0;
  std::string mode;
};

/// i ψ_t = -ψ_xx/(2m) + (V(x) - i w(x)) ψ by split operators on a ring (split_operator.h), from the packet
///
///   ψ(x, 0) = (2πσ²)^(-1/4) exp(-(x - x₀)²/(4σ²) + i k₀ x)
///
/// Steps        Every stored instant is met exactly, and every sample of the detectors. Left out, `step` is 0.1
/// (strang:
///              0.02) over the packet's highest energy or the largest |V|; where V jumps, at most 0.9 π/E_max with
///              E_max = k_max²/(2m).
/// Moving V     taken at the time of each kick, which keeps the order; the step left out is moreover 0.1 (strang: 0.02)
///              over the largest |∂V/∂t| / |V|. No T(E) then: energies do not stay.
/// Grid         Blocks and spikes by their integrals against cubic interpolation, so that area and place are exact;
///              the kink that they make in ψ'' leaves an error of third order in the spacing. Else spectral.
/// Absorber     accelerating: w = W (s/d)^p takes ψ away and an attractive u = D (s/d)^q makes it faster and shorter on
///              its way there, W, p, D and q such that the worst wave of the packet comes back least; imaginary:
///              w = W (s/d)³ alone. Per time, not per step. V and the energies are those of the barrier alone.
/// Detectors    flux by tenth-order differences, sampled so that the packet's highest energy turns by at most half a
///              radian; T(E) = j(E)/j₀(E), where j is the flux of ∫ψ e^{iEt} dt and j₀ that of the free packet.
/// compat       1d-qt-ideal-solver 0.0.10: strang with steps of 5e-4, the last a whole one, a mask a step,
///              transmission, reflection and absorbed off the last snapshot; rectangles by grid points; `points`
///              include both ends.
/// Warnings     step · E_max above π where V jumps; less than 1 - 1e-6 of the packet resolved; a layer thinner than the
///              packet's wavelength, or one that gives back more than 1e-3; a packet that starts in a layer or beyond
///              the domain; more than 1e-3 of it that starts at the barrier or behind it, or is still between the
///              detectors at the end; more than 1e-6 that has gone round the ring, where there are no layers.
/// Errors       BadParameter: outside the ranges; a packet, a barrier or detectors outside of what lies between the
///              layers; a V that is not finite. Diverged. Interrupted.
/// Sources      Feit, Fleck and Steiger, J. Comput. Phys. 47 (1982) 412–433; Riss and Meyer (1993).
TunnellingSolution tunnelling(const Tunnelling& question, core::Run& run);

}  // namespace ansatz::fields

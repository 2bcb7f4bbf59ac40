// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/fields/tunnelling.h"
#include "stdlib/fields/tunnelling_setting.h"

namespace ansatz::fields {

/// A packet, a barrier, what disturbs them, and how many courses of that to take.
struct NoisyTunnelling : Tunnelling, Disturbance {
  std::int64_t trajectories = 32;  ///< 3 … 4096

  NoisyTunnelling();
};

/// Of the mixed state ρ = mean of |ψ⟩⟨ψ| over the trajectories. Errors are standard errors over those.
struct NoisyTunnellingSolution {
  core::Array density;                        ///< ρ(x, x) [time, x]
  core::Array purity, purity_error;           ///< tr ρ² / (tr ρ)² [time]
  core::Array coherence_length;               ///< √(∫∫ |ρ|² (x - x')² / ∫∫ |ρ|²) [time]
  core::Array left, inside, right;            ///< probability before, between and behind the detectors [time]
  core::Array absorbed_left, absorbed_right;  ///< taken by the layers so far [time]
  core::Array mean_x, sigma_x, mean_k, sigma_k, energy;  ///< of what is left of ρ [time]
  core::Array transmissions;                             ///< of each [trajectory]
  core::Array psi;                                       ///< each at the end [trajectory, x], complex
  double transmission = 0, transmission_error = 0;
  double reflection = 0, reflection_error = 0;
  double absorbed = 0, remaining = 0;
  double budget_error = 0;  ///< largest of any trajectory
  double resolved = 1;
  core::Value step;
  std::int64_t steps = 0;  ///< of one
};

/// Many runs of tunnelling, each with its own course of a random potential (environment.h), and what they are together.
///
/// Purity      the mean of |⟨ψ_a|ψ_b⟩|² over pairs a ≠ b, which is right on the mean for any number of trajectories;
///             so is the square of the coherence length, times the purity. Errors by leaving one trajectory out.
/// Draws       Trajectory i of a call has the stream of i, whatever their number; a kick falls into the middle of each
///             interval between samples of the detectors, which depend neither on `step` nor on `points`.
/// No noise    Every trajectory is the one of tunnelling, to the bit.
/// Cost        A run of tunnelling each, side by side on the cores, and N² n a stored instant.
/// Errors      Those of tunnelling; a correlation length below two spacings or above a sixth of the domain.
/// Sources     Joos and Zeh, Z. Phys. B 59 (1985) 223–243.
NoisyTunnellingSolution noisy_tunnelling(const NoisyTunnelling& question, core::Run& run);

}  // namespace ansatz::fields

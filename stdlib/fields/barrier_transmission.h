// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/fields/landscape.h"

namespace ansatz::fields {

/// A barrier, and the energies at which a stationary wave from the left meets it.
struct BarrierTransmission {
  BarrierChoice barrier;
  core::Array energies;                             ///< one or more
  Amount mass = Amount::standard(1);                ///< m; in electron masses beside quantities
  Stretched domain = Stretched::standard(-30, 30);  ///< where the ends of a V of one's own are looked for
  BarrierTransmission();
};

/// All along `energy`.
struct StationaryScattering {
  core::Array transmission;  ///< T(E)
  core::Array reflection;    ///< R(E)
  core::Array phase;         ///< of the transmitted amplitude at the far end against the incoming one at the near end
  core::Array phase_time;    ///< its derivative ħ dφ/dE
  core::Array dwell_time;    ///< ∫|ψ|² between the ends, over the incoming flux
};

/// Transmission of a barrier at given energies, by transfer matrices (transfer_matrix.h): exact for blocks, steps and
/// δs, relative errors of 1e-8 and below for smooth ones.
///
/// The phase time of an opaque barrier does not grow with its width (Hartman, J. Appl. Phys. 33 (1962) 3427–3433): for
/// a rectangle it tends to 2m/(ħ k κ).
///
/// Errors   BadParameter: no energies, one not above 0 (or not above V on the left), a barrier its kind does not allow.
StationaryScattering barrier_transmission(const BarrierTransmission& question, core::Run& run);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::fields {

/// A field whose solitons are asked for.
struct SolitonContent {
  core::Array psi;  ///< ψ along one dimension with even coordinates; complex or real; small at both ends
};

struct SolitonContentSolution {
  core::Array eigenvalues;  ///< ζ [soliton], complex, by falling imaginary part
  core::Array amplitudes;   ///< A = 2 Im ζ [soliton]
  core::Array velocities;   ///< v = -2 Re ζ [soliton]
  double mass = 0;          ///< ∫|ψ|², of which solitons hold Σ 2A
};

/// The solitons that ψ will fall into under i ψ_t + ψ_xx/2 + |ψ|²ψ = 0: the discrete eigenvalues of the problem of
/// Zakharov and Shabat, v₁' = -iζ v₁ + ψ v₂, v₂' = -ψ̄ v₁ + iζ v₂, in the upper half plane. They do not change in time,
/// which holds a solver to account more strictly than mass, momentum and energy do.
///
/// How many there are is the winding of the transmission's inverse a(ζ) along the real axis; they are its zeros, found
/// by Muller's method from the least of |a| on a mesh, each divided out. a is a product of exact solutions for ψ
/// constant over a cell (Boffetta and Osborne, J. Comput. Phys. 102 (1992) 252–264) on 8 and 16 times the points, ψ
/// between them by its waves, extrapolated to none.
///
/// Errors   BadParameter: fewer than 8 points, coordinates that are not even, an end above 1e-2 of the largest |ψ|.
/// Warnings fewer zeros found than the winding says (one near the real axis is a soliton all but gone).
SolitonContentSolution soliton_content(const SolitonContent& question, core::Run& run);

}  // namespace ansatz::fields

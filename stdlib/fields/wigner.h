// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::fields {

/// A complex field of one instant, such as a solution's psi.at(time = 3).
struct Wigner {
  core::Array psi;                              ///< complex, along one dimension with evenly spaced coordinates
  std::int64_t every = 4;                       ///< only each so many points of x are kept, at least 1
  std::optional<core::Interval> wavenumbers{};  ///< only these k; absent: all there are
  Wigner();
};

/// The Wigner function, real and below 0 where two parts of ψ interfere:
///
///   W(x, k) = (1/π) ∫ ψ̄(x + y) ψ(x - y) e^{2iky} dy,   ∫ W dk = |ψ(x)|²,   ∫ W dx = |φ(k)|²
///
/// y goes by the points of the grid, so k reaches half of the grid's highest wavenumber; ψ is 0 outside of the domain.
///
/// Warnings a field with more than 1e-6 of its weight beyond those k.
/// Errors   BadParameter: not complex, not along one dimension of even coordinates, fewer than eight points, not
/// finite. Source   Wigner, Phys. Rev. 40 (1932) 749–759.
core::Array wigner(const Wigner& question, core::Run& run);

}  // namespace ansatz::fields

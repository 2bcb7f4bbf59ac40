// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"

namespace ansatz::fields {

/// V(φ) = m² φ² / 2.
struct Linear {
  double mass = 1;  ///< m, at least 0
};

/// V(φ) = (λ/4) (φ² - v²)². Small waves on a vacuum have the mass √(2λ) v.
struct Phi4 {
  double lambda = 1;  ///< λ, above 0
  double vacuum = 1;  ///< v, above 0
};

/// V(φ) = 1 - cos φ.
struct SineGordon {};

/// A potential as a function of the field, with its derivatives.
/// Errors   BadParameter: a parameter outside the range given above.
core::Function linear(const Linear& potential, core::Run& run);
core::Function phi4(const Phi4& potential, core::Run& run);
core::Function sine_gordon(const SineGordon& potential, core::Run& run);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/discrete/shannon.h"

namespace ansatz::information {

struct Tsallis : Distribution {
  double order = 2;  ///< q ≥ 0; 1 is Shannon's in nats
};

/// Tsallis entropy (1 − Σ P^q)/(q − 1) of masses, (1 − ∫ ρ^q dx)/(q − 1) of a density. It has no base.
///
/// Errors   as shannon; BadParameter: an order that is negative or not finite.
/// Source   Tsallis, J. Stat. Phys. 52 (1988) 479.
core::Array tsallis(const Tsallis& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/discrete/shannon.h"

namespace ansatz::information {

struct Renyi : Distribution {
  double order = 2;  ///< a ≥ 0; 1 is Shannon's, infinity the min-entropy
  Base base = std::string("nat");
};

/// Rényi entropy of order a: ln(Σ P^a)/(1 − a) of masses, ln(∫ ρ^a dx)/(1 − a) of a density. Order 0 is the log of the
/// support, 1 Shannon's, 2 the collision entropy, ∞ the min-entropy.
///
/// Errors   as shannon; BadParameter: a negative order.
/// Source   Rényi, Proc. 4th Berkeley Symp. 1 (1961) 547.
core::Array renyi(const Renyi& question, core::Run& run);

}  // namespace ansatz::information

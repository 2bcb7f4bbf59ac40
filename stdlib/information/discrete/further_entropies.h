// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/discrete/shannon.h"

namespace ansatz::information {

// Names of their own for what is Shannon's or Rényi's entropy put another way. All read p as shannon does.
//
// Errors   as shannon; BadParameter: an order that is negative or not finite where it may not be.

/// Min-entropy −ln max P: Rényi's of order infinity.
core::Array min_entropy(const Shannon& question, core::Run& run);

/// Hartley entropy ln #{P > 0}: Rényi's of order 0.
/// Source   Hartley, Bell Syst. Tech. J. 7 (1928) 535.
core::Array hartley(const Shannon& question, core::Run& run);

/// exp(H), how many equal outcomes would be as uncertain: the Hill number of order 1.
core::Array perplexity(const Distribution& question, core::Run& run);

struct HillNumber : Distribution {
  double order = 1;  ///< a ≥ 0, infinity too
};
/// Effective number of outcomes (Σ P^a)^{1/(1−a)}, exp of Rényi's entropy: 0 counts them, 2 is 1/Σ P².
/// Source   Hill, Ecology 54 (1973) 427.
core::Array hill_number(const HillNumber& question, core::Run& run);

struct SharmaMittal : Distribution {
  double order = 2;   ///< q ≥ 0
  double degree = 2;  ///< r; 1 gives Rényi's of order q, r = q Tsallis'
};
/// [(Σ P^q)^{(1−r)/(1−q)} − 1]/(1 − r). It has no base.
/// Source   Sharma & Mittal, J. Math. Sci. 10 (1975) 28.
core::Array sharma_mittal(const SharmaMittal& question, core::Run& run);

/// −Σ (1 − P) ln(1 − P) of masses; Shannon's for two outcomes. A density has none.
/// Source   Lad, Sanfilippo & Agrò, Stat. Sci. 30 (2015) 40.
core::Array extropy(const Shannon& question, core::Run& run);

}  // namespace ansatz::information

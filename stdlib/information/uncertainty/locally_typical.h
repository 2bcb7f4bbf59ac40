// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct LocallyTypical {
  core::Array masses;  ///< [token]: the model's distribution of the next token, summing to one
  double mass = 0.95;  ///< τ in (0, 1]: how much is kept at least
  int least = 1;       ///< tokens that are kept in any case, at least 1
};

struct TypicalTokens {
  core::Array kept;      ///< [token]: whether it is kept
  core::Array masses;    ///< [token]: what is kept, made to sum to one
  core::Array order;     ///< [rank]: tokens, numbered from 1, the most typical first
  double kept_mass = 0;  ///< before
};

/// Tokens whose surprisal lies nearest the entropy, by which locally typical sampling draws: ordered by |−ln p − H|
/// from small to large, equal ones by higher p and then by number, the first that have the mass are kept. With mass 1
/// all that have any are, and drawing is that of the model.
///
/// Errors   BadParameter: masses that do not sum to one (to 10⁻⁶), negative, not finite, none; mass outside (0, 1];
///          least outside [1, tokens].
/// Source   Meister, Pimentel, Wiher & Cotterell (2023).
TypicalTokens locally_typical(const LocallyTypical& question, core::Run& run);

}  // namespace ansatz::information

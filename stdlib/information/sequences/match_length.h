// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/sequences/symbols.h"

namespace ansatz::information {

/// A sequence of symbols whose entropy rate is asked for.
struct MatchLength {
  SymbolSource x;                   ///< a text, whose characters are the symbols; numbers; or labels
  std::string symbols = "median";   ///< of numbers: whether at least the "median" or the "mean", or the "values"
  std::string average = "inverse";  ///< "inverse": of what is inverted; "mean"
  Base base = std::string("nat");
};

struct MatchLengthEstimate {
  double rate = 0;      ///< entropy a symbol
  core::Array lengths;  ///< [place]: Λ_i, from the second place on
};

/// Entropy rate by how far back repeats reach: Λ_i is one more than the length of the longest stretch from place i on
/// that also starts at an earlier place (it may run into itself), and grows as ln i over the rate.
///
///   inverse  1/⟨Λ_i/ln i⟩ over i = 2 … N
///   mean     ⟨ln i/Λ_i⟩
///
/// Where the sequence ends within a repeat Λ is as far as it goes.
///
/// Errors   BadParameter: fewer than 2 symbols, NaN, infinities.
/// Accuracy too low: Λ_i is (ln i + γ)/h + ½ for independent symbols, all alike, so that of 10⁵ a seventh is missing.
/// Cost     O(N A) for A different symbols, 44 bytes a symbol.
/// Source   Grassberger (1989); Kontoyiannis et al. (1998), their increasing windows.
MatchLengthEstimate match_length_rate(const MatchLength& question, core::Run& run);

}  // namespace ansatz::information

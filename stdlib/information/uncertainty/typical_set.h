// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct Typicality {
  core::Array x;           ///< [symbol]: −log p of each symbol of a sequence, in the unit of `base`
  double entropy = 0;      ///< of the source a symbol, or a model's mean entropy along the sequence; same unit
  double tolerance = 0.1;  ///< ε > 0; same unit
};

struct TypicalityEstimate {
  double rate = 0;          ///< −(1/n) log p of the sequence
  double excess = 0;        ///< rate − entropy
  bool is_typical = false;  ///< |excess| ≤ ε
  double error = 0;         ///< standard error of the rate, as if symbols were independent
};

/// Whether a sequence is typical of a source: whether its mean surprisal is the source's entropy up to ε, as the
/// asymptotic equipartition property has it for nearly all long ones.
///
/// Errors   BadParameter: no symbol, entropy negative, ε not above 0; NaN, infinities.
/// Edges    of one symbol the error is NaN.
/// Source   Cover & Thomas (2006), section 3.1; Meister et al. (2023) for texts.
TypicalityEstimate typicality(const Typicality& question, core::Run& run);

struct TypicalSet {
  core::Array p;           ///< masses of a symbol, summing to one
  int length = 1;          ///< n, symbols of a sequence
  double tolerance = 0.1;  ///< ε > 0, in the unit of `base`
  Base base = std::string("nat");
};

struct TypicalSetMeasures {
  double entropy = 0;   ///< H of a symbol
  double mass = 0;      ///< chance that a sequence is typical
  double log_size = 0;  ///< log of the number of typical sequences; −∞ of none
  double size = 0;      ///< that number; infinite beyond 10³⁰⁸
};

/// The typical set of n independent symbols, the sequences with |−(1/n) log p − H| ≤ ε: what part of all chance it has
/// and how many it holds, exact. Its mass goes to 1 with n, and its size lies between (1 − ε) e^{n(H − ε)} for large n
/// and e^{n(H + ε)}.
///
/// Errors   BadParameter: masses that do not sum to one, negative, not finite; n below 1, ε not above 0; more than
///          2·10⁷ ways to share n symbols among different masses.
/// Accuracy 1e-12 of the mass for n up to 10⁴. A sequence whose rate is within 1e-12 of H ± ε counts as typical.
/// Cost     one term for each way to share n symbols among masses that differ, C(n + k − 1, k − 1) of them.
/// Source   Cover & Thomas (2006), section 3.1.
TypicalSetMeasures typical_set(const TypicalSet& question, core::Run& run);

}  // namespace ansatz::information

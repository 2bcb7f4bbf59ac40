// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// How much each of n independent values can move a quantity made of them all.
struct McDiarmid {
  core::Array differences;  ///< [value] cᵢ at least 0, in the unit of the quantity: its most change by value i
  std::optional<double> deviation{};  ///< ε at least 0: how far from its mean the quantity was found, or is feared
  double confidence = 0.95;           ///< 1 − δ of both sides together
};

struct McDiarmidResult {
  double reach = 0;             ///< with the confidence no further from its mean than this
  std::optional<double> bound;  ///< of the probability to be as far as `deviation`, on either side
  double confidence = 0.95;
  std::string reading;
};

/// McDiarmid's bound: how far from its mean is a quantity f(x₁ … xₙ) of independent values, whatever their
/// distributions, of which each alone can move it by no more than cᵢ?
///
///   P(|f − E f| ≥ ε) ≤ 2 exp(−2 ε²/Σ c²),   reach √(Σ c² ln(2/δ)/2)
///
/// Of a mean of values in [0, 1], cᵢ = 1/n, it is Hoeffding's; of an error rate on m test samples cᵢ = 1/m; of the
/// plug-in entropy of n draws of k kinds cᵢ ≤ (2/n) ln n.
///
/// Errors   BadParameter: no value, one below 0, NaN, infinite, or all 0; a deviation below 0 or NaN; a confidence
/// outside
///          (0, 1).
/// Source   McDiarmid, Surveys in Combinatorics (1989) 148.
McDiarmidResult mcdiarmid(const McDiarmid& question, core::Run& run);

}  // namespace ansatz::hypothesis

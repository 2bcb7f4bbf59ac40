// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

// Weight of evidence, information value and stability index: the logarithms of ratios of shares, and Jeffreys'
// divergence, by which scorecards are made and watched, with their sampling errors.
namespace ansatz::information {

/// How counts of two groups over the same bins are compared.
struct BinnedCounts {
  double level = 0.95;     ///< of the intervals
  double smoothing = 0.5;  ///< see empty
  /// What empty cells get: "smooth" adds `smoothing` to every cell of both groups, "merge" joins a bin with the next,
  /// "error" refuses.
  std::string empty = "smooth";

  BinnedCounts();  // out of line, since g++ 12 warns of the inlined one without reason
};

struct InformationValue : BinnedCounts {
  core::Array goods;              ///< [bin]: counts of one outcome
  core::Array bads;               ///< [bin]: counts of the other
  std::string errors = "totals";  ///< of the weights: "totals" given, or "simple" 1/g + 1/b
};

struct InformationValueResult {
  double value = 0;           ///< IV = Σ (p − q) ln(p/q), p and q the shares of goods and bads
  double standard_error = 0;  ///< delta method
  double low = 0, high = 0;   ///< IV ± z se, not below 0
  double statistic = 0;       ///< IV/(1/G + 1/B)
  double df = 0;              ///< bins − 1
  double p = 1;               ///< that χ² of df exceeds it: of equal shares
  core::Array weights;        ///< [bin]: weight of evidence ln(p/q)
  core::Array weight_errors;  ///< [bin]: standard errors
  core::Array shares;         ///< [bin]: of all counts, that the bin holds
  std::string reading;        ///< "none", "weak", "medium", "strong" or "suspicious": customary words
};

/// Weight of evidence of each bin and the information value of all: Jeffreys' divergence between the shares of goods
/// and bads, so that it equals the stability index of one against the other.
///
///   Var(WoE) = 1/g − 1/G + 1/b − 1/B
///   Var(IV)  = [Σ p A² − (Σ p A)²]/G + [Σ q C² − (Σ q C)²]/B,  A = WoE + 1 − q/p,  C = −WoE + 1 − p/q
///
/// At p = q that variance vanishes; there IV/(1/G + 1/B) ~ χ² with bins − 1 degrees of freedom, which is the test.
///
/// Errors   BadParameter: counts that are negative, not whole or NaN; bins of different number or fewer than two; a
///          group without any; an empty cell under "error".
/// Edges    empty cells are smoothed or merged with a warning; IV is biased up by about (bins − 1)(1/G + 1/B).
/// Source   Sudjianto & Burakov, arXiv:2509.09855 (2025).
InformationValueResult information_value(const InformationValue& question, core::Run& run);

struct StabilityIndex : BinnedCounts {
  core::Array expected;  ///< [bin]: counts, or shares that sum to one
  core::Array actual;    ///< [bin]: likewise
};

struct StabilityIndexResult {
  double value = 0;                      ///< PSI = Σ (a − e) ln(a/e)
  std::optional<double> standard_error;  ///< of counts, as for information_value; nothing for shares
  std::optional<double> low, high;
  std::optional<double> statistic;
  double df = 0;
  std::optional<double> p;  ///< that the two samples have one distribution
  core::Array terms;        ///< [bin]: what each adds
  std::string reading;      ///< "stable", "moderate" or "shifted": customary words
};

/// Population stability index of a sample against the one expected.
///
/// Errors   as information_value; BadParameter: counts on one side and shares on the other.
/// Source   Sudjianto & Burakov, arXiv:2509.09855 (2025).
StabilityIndexResult stability_index(const StabilityIndex& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

struct SimilarityEntropy {
  core::Array similarity;                ///< [answer, answer]: how alike two answers are, themselves among them
  double temperature = 1;                ///< τ, above 0
  std::optional<core::Array> weights{};  ///< [answer], at least 0: their likelihoods, in any unit; none: all alike
  Base base = std::string("nat");
};

/// Uncertainty of answers by how alike they are, without sorting them by meaning (SNNE):
///
///   −Σ_i w_i ln Σ_j exp(s_ij/τ),   Σ w = 1
///
/// It is no entropy: below zero where answers are alike, and lower the more there are of them. Where s_ij is 0 for the
/// same meaning and −∞ for another, and w is even, it is the semantic entropy less ln n.
///
/// Errors   BadParameter: not square, NaN, +∞, a row that is −∞ throughout; temperature not above 0; weights of another
///          number, below 0, not finite, or all 0.
/// Source   Nguyen, Payani & Mirzasoleiman (2025).
double similarity_entropy(const SimilarityEntropy& question, core::Run& run);

}  // namespace ansatz::information

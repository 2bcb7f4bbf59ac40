// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// What a network that adds modulo P has learnt, by the frequencies it uses (progress measures of grokking).

struct FourierConcentration {
  core::Array x;  ///< [token, component], such as an embedding: two tokens or more
};

struct FourierConcentrationEstimate {
  core::Array power;  ///< [frequency] with coordinates 1 … ⌊P/2⌋: Σ over components of |F_k|², shares of their sum
  double gini = 0;  ///< of those shares: 0 where all are alike, near 1 where one frequency has all
};

/// Shares of the variance over tokens that the frequencies of a Fourier transform along the tokens have; the mean is no
/// part of it.
///
/// Errors   BadParameter: not a matrix, fewer than two tokens, NaN, infinities.
/// Edges    components that are the same for all tokens: NaN with a warning.
/// Source   Nanda et al. (2023), §5.2.
FourierConcentrationEstimate fourier_concentration(const FourierConcentration& question, core::Run& run);

struct FourierLosses {
  core::Array logits;               ///< [first, second, class], P × P × C
  core::Array labels;               ///< [first, second], classes from 1 to C
  std::vector<double> frequencies;  ///< the key frequencies, whole, from 1 to ⌊P/2⌋, each once
};

struct FourierLossesEstimate {
  double loss = 0;        ///< mean cross-entropy of the logits, in nats
  double restricted = 0;  ///< of what depends on first + second through the key frequencies, and the mean
  double excluded = 0;    ///< of everything but that dependence
};

/// Cross-entropy with nothing but the key frequencies of first + second (mod P), and with all but them: the first falls
/// while a network learns to add, the second rises with it, long before the loss on new pairs shows either.
///
/// Errors   BadParameter: shapes that do not fit, labels or frequencies out of range, NaN, infinities.
/// Cost     O(P² C + P C per frequency).
/// Source   Nanda et al. (2023), §5.2.
FourierLossesEstimate fourier_losses(const FourierLosses& question, core::Run& run);

}  // namespace ansatz::information

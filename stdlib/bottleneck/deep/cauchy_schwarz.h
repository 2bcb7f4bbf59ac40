// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/networks/batch.h"

namespace ansatz::bottleneck {

// The two halves of the Cauchy–Schwarz bottleneck, of one batch of n patterns. `x_kernel` is the Gaussian kernel K of
// its inputs; widths count as given, so that slopes are those of the rows alone.
// Source   Yu, Yu, Løkse, Jenssen & Príncipe (2024).

/// How pairs of patterns count in conditional_divergence.
enum class PairWeights {
  published,  ///< w_ji = K_ji/(Σ_i K_ji)². Not symmetric, so that the divergence can be negative and is not flat at 0.
  balanced    ///< w_ji = K_ji/(Σ_i K_ji Σ_j K_ji). With it S is an inner product, and the divergence is not negative.
};

/// Divergence of the predictions o from the targets t, given the inputs:
///
///   −2 ln S(o, t) + ln S(t, t) + ln S(o, o),   S(a, b) = Σ_ji w_ji k(a_j, b_i)
///
/// 0 where they are the same. Both are smoothed over inputs by K first: where that is wider than what t varies over,
/// little is asked of the predictions, and the least of the published one lies elsewhere. `slopes` is set to its
/// derivatives by the predictions. Infinite where no prediction is within some 38 widths of a target that counts.
double conditional_divergence(PairWeights weights, const networks::Batch& x_kernel, const networks::Batch& outputs,
                              const networks::Batch& targets, double width, networks::Batch& slopes);

/// What the code tells of the inputs, as information.cauchy_schwarz_information has it: not negative. `slopes` is set
/// to its derivatives by the code.
double code_dependence(const networks::Batch& x_kernel, const networks::Batch& code, double width,
                       networks::Batch& slopes);

}  // namespace ansatz::bottleneck

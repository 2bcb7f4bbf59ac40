// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ansatz::information {

/// Weights w_1 … w_k of the distances to the first k neighbours in d dimensions, with which the leading biases of an
/// entropy from them cancel:
///
///   Σ w_j = 1,   Σ w_j Γ(j + 2l/d)/Γ(j) = 0 for l = 1 … ⌊d/4⌋,   w_j = 0 but for j = ⌊k/d⌋, ⌊2k/d⌋, …, k,
///
/// and Σ w_j² least. In fewer than four dimensions there is nothing to cancel: w_k = 1. What cancels are the terms that
/// rule where there are very many rows; with few, weights of both signs can do more harm than good.
///
/// Errors   BadParameter (parameter "neighbours"): k below d.
/// Source   Berrett, Samworth & Yuan, Ann. Stat. 47 (2019) 288, eq. 2.
std::vector<double> neighbour_weights(const std::string& kernel, std::size_t dimension, std::size_t k);

}  // namespace ansatz::information

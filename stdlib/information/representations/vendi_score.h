// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct VendiScore {
  core::Array x;                   ///< [sample, component], or a matrix of similarities
  std::string given = "features";  ///< x is "features", compared by the cosine of their angle, or a "similarity"
  double order = 1;                ///< q ≥ 0, infinity too
  std::vector<double> weights;     ///< one a sample, to be normed; empty: equal
};

/// Vendi score: the effective number of different samples, exp of the Rényi entropy of the eigenvalues of
/// √p_i K_ij √p_j, where p_i = 1/N without weights. 1 where all are alike, N where none is like another.
///
/// Errors   BadParameter: a similarity that is not square, not symmetric, without a positive diagonal, or with an
///          eigenvalue below −10⁻⁸; weights of another number, negative, or all zero; features of length zero; NaN.
/// Edges    a similarity whose diagonal is not one is divided by √(K_ii K_jj), with a warning.
/// Accuracy eigenvalues that rounding could have made count as zero, which orders near 0 see.
/// Cost     O(min(N, d)² max(N, d)) of features, O(N³) of a similarity.
/// Source   Friedman & Dieng (2023); Pasarkar & Dieng (2024) for orders.
double vendi_score(const VendiScore& question, core::Run& run);

}  // namespace ansatz::information

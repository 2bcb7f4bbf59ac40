// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

namespace ansatz::information {

/// Nodes and weights of a mean under the standard normal distribution: E g(z) = Σ w g(z), exact for polynomials up to
/// degree 2n − 1.
struct NormalNodes {
  std::vector<double> nodes;    ///< ascending, symmetric about 0
  std::vector<double> weights;  ///< of sum 1
};

/// Gauss's rule with n ≥ 1 nodes from the eigenvalues of the recurrence of Hermite's polynomials.
/// Source   Golub & Welsch (1969).
NormalNodes normal_nodes(std::size_t n);

}  // namespace ansatz::information

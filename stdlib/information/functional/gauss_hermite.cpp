// SPDX-License-Identifier: MIT
#include "stdlib/information/functional/gauss_hermite.h"

#include <Eigen/Dense>
#include <cmath>

namespace ansatz::information {

NormalNodes normal_nodes(std::size_t n) {
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::VectorXd beside(size - 1);
  for (Eigen::Index i = 0; i + 1 < size; ++i) beside[i] = std::sqrt(static_cast<double>(i + 1));
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  solver.computeFromTridiagonal(Eigen::VectorXd::Zero(size), beside);
  NormalNodes out;
  for (Eigen::Index i = 0; i < size; ++i) {
    // What rounding leaves of the symmetry would show as odd moments.
    const double node = 0.5 * (solver.eigenvalues()[i] - solver.eigenvalues()[size - 1 - i]);
    const double first = solver.eigenvectors()(0, i), last = solver.eigenvectors()(0, size - 1 - i);
    out.nodes.push_back(node);
    out.weights.push_back(0.5 * (first * first + last * last));
  }
  return out;
}

}  // namespace ansatz::information

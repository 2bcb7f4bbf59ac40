// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/matrix_renyi.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/core/sums.h"

namespace ansatz::bottleneck {

namespace {

using Matrix = Eigen::MatrixXd;

// A copy: what Eigen sums in place depends on where it lies in memory.
Matrix matrix_of(const networks::Batch& batch) {
  return Eigen::Map<const Matrix>(batch.values.data(), static_cast<Eigen::Index>(batch.rows),
                                  static_cast<Eigen::Index>(batch.columns));
}

/// S_α(A), and dS_α/dA to `by_entry` where it is wanted. What rounding makes of eigenvalues 0 counts as 0.
double entropy(const Matrix& a, double order, Matrix* by_entry) {
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(a, by_entry ? Eigen::ComputeEigenvectors : Eigen::EigenvaluesOnly);
  const Eigen::VectorXd values = solver.eigenvalues().cwiseMax(0.0);
  std::vector<double> powers(static_cast<std::size_t>(values.size()));
  for (Eigen::Index i = 0; i < values.size(); ++i) powers[static_cast<std::size_t>(i)] = std::pow(values[i], order);
  const double trace = core::pairwise_sum(powers);
  if (by_entry) {
    Eigen::VectorXd rates(values.size());
    for (Eigen::Index i = 0; i < values.size(); ++i)
      rates[i] = order / (1 - order) * std::pow(values[i], order - 1) / trace;
    const Matrix& vectors = solver.eigenvectors();
    *by_entry = vectors * rates.asDiagonal() * vectors.transpose();
  }
  return std::log(trace) / (1 - order);
}

}  // namespace

double matrix_dependence(const networks::Batch& x_kernel, const networks::Batch& code, double width, double order,
                         networks::Batch& slopes) {
  networks::Batch kernel = gaussian_matrix(code, code, width);
  const double share = 1 / static_cast<double>(code.rows);
  const Matrix of_x = matrix_of(x_kernel), of_code = matrix_of(kernel);
  Matrix alone, joint;
  const double value = entropy(share * of_x, order, nullptr) + entropy(share * of_code, order, &alone) -
                       entropy(share * of_x.cwiseProduct(of_code), order, &joint);
  const Matrix weighted = share * (alone - joint.cwiseProduct(of_x)).cwiseProduct(of_code);
  std::copy(weighted.data(), weighted.data() + weighted.size(), kernel.values.begin());
  std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
  add_kernel_slopes(kernel, code, code, width, 2, slopes);
  return value;
}

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/hsic.h"

#include <Eigen/Cholesky>
#include <algorithm>

#include "stdlib/bottleneck/deep/kernel_slopes.h"

namespace ansatz::bottleneck {

namespace {

using networks::Batch;
using MappedMatrix = Eigen::Map<Eigen::MatrixXd>;

MappedMatrix matrix(Batch& of) {
  return {of.values.data(), static_cast<Eigen::Index>(of.rows), static_cast<Eigen::Index>(of.columns)};
}

void centre(Eigen::Ref<Eigen::MatrixXd> of) {
  const Eigen::RowVectorXd columns = of.colwise().mean();
  const Eigen::VectorXd rows = of.rowwise().mean();
  const double all = columns.mean();
  of.rowwise() -= columns;
  of.colwise() -= rows;
  of.array() += all;
}

/// (HKH + εnI)⁻¹.
Eigen::MatrixXd resolvent(Batch& kernel, double epsilon) {
  Eigen::MatrixXd centred = matrix(kernel);
  centre(centred);
  const double shift = epsilon * static_cast<double>(kernel.rows);
  centred.diagonal().array() += shift;
  return centred.llt().solve(Eigen::MatrixXd::Identity(centred.rows(), centred.cols()));
}

}  // namespace

Batch normalised_kernel(Batch kernel, double epsilon) {
  const double shift = epsilon * static_cast<double>(kernel.rows);
  matrix(kernel) = -shift * resolvent(kernel, epsilon);
  matrix(kernel).diagonal().array() += 1;
  return kernel;
}

// dK̃ = εn R dK̄ R with R = (K̄ + εnI)⁻¹.
double normalised_dependence(const Batch& code, double width, double epsilon, const Batch& other, Batch& slopes) {
  Batch kernel = gaussian_matrix(code, code, width);
  const double shift = epsilon * static_cast<double>(kernel.rows);
  const Eigen::MatrixXd inverse = resolvent(kernel, epsilon);
  // A copy: what Eigen sums in place depends on where it lies in memory.
  const Eigen::MatrixXd wanted = Eigen::Map<const Eigen::MatrixXd>(other.values.data(), inverse.rows(), inverse.cols());
  const double value = wanted.trace() - shift * inverse.cwiseProduct(wanted).sum();
  Eigen::MatrixXd by_kernel = shift * (inverse * wanted * inverse);
  centre(by_kernel);
  matrix(kernel).array() *= by_kernel.array();
  std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
  add_kernel_slopes(kernel, code, code, width, 2, slopes);
  return value;
}

}  // namespace ansatz::bottleneck

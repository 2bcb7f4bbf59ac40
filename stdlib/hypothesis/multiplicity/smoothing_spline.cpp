// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/smoothing_spline.h"

#include <Eigen/Dense>

namespace ansatz::hypothesis {

std::vector<double> smoothing_spline(const std::vector<double>& values, double df) {
  const auto n = static_cast<Eigen::Index>(values.size());
  // ∫ s''² = sᵀ K s with K = Q R⁻¹ Qᵀ, at distances of 1: second differences, and how second derivatives hang together.
  Eigen::MatrixXd q = Eigen::MatrixXd::Zero(n, n - 2), r = Eigen::MatrixXd::Zero(n - 2, n - 2);
  for (Eigen::Index j = 0; j < n - 2; ++j) {
    q(j, j) = q(j + 2, j) = 1, q(j + 1, j) = -2;
    r(j, j) = 2.0 / 3;
    if (j > 0) r(j, j - 1) = r(j - 1, j) = 1.0 / 6;
  }
  const Eigen::MatrixXd curvature = q * r.ldlt().solve(q.transpose());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(0.5 * (curvature + curvature.transpose()));
  Eigen::ArrayXd bends = solved.eigenvalues().array();
  bends.head(2) = 0;            // lines, but for rounding
  double low = -60, high = 60;  // of ln α; degrees of freedom fall with it
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    ((1 / (1 + std::exp(middle) * bends)).sum() > df ? low : high) = middle;
  }
  const Eigen::ArrayXd keep = 1 / (1 + std::exp(low) * bends);
  const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(values.data(), n);
  const Eigen::VectorXd smooth =
      solved.eigenvectors() * (keep * (solved.eigenvectors().transpose() * y).array()).matrix();
  return {smooth.data(), smooth.data() + n};
}

}  // namespace ansatz::hypothesis

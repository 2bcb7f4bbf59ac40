// SPDX-License-Identifier: MIT
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/information/representations/unit_rows.h"
#include "stdlib/information/representations/von_neumann_entropy.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

/// Turns Z, or its transpose where that is taller, into −2/N Z ln ρ; S. Of the eigenvectors V of ZᵀZ only the
/// directions are taken: their weights are |Z v|²/N, which are as good for small eigenvalues as for large ones.
double turn_to_slopes(Matrix& tall, double count) {
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(tall.transpose() * tall);
  Matrix along = tall * solver.eigenvectors();
  double entropy = 0;
  for (Eigen::Index k = 0; k < along.cols(); ++k) {
    const double weight = along.col(k).squaredNorm() / count;
    const double log = weight > 0 ? std::log(weight) : 0;
    entropy -= weight * log;
    along.col(k) *= -2 / count * log;
  }
  tall.noalias() = along * solver.eigenvectors().transpose();
  return entropy;
}

}  // namespace

DirectionEntropy direction_entropy(std::span<const double> values, std::size_t rows, std::size_t columns,
                                   std::span<double> slopes) {
  const UnitRows unit = unit_rows(values, rows, columns);
  DirectionEntropy out;
  out.left_out = rows - unit.rows.count;
  if (unit.rows.count == 0) {
    out.entropy = std::numeric_limits<double>::quiet_NaN();
    std::fill(slopes.begin(), slopes.end(), out.entropy);
    return out;
  }
  const auto n = static_cast<Eigen::Index>(unit.rows.count), d = static_cast<Eigen::Index>(columns);
  const Matrix z = Eigen::Map<const Matrix>(unit.rows.values.data(), n, d);
  Matrix by_row = z;
  const auto count = static_cast<double>(n);
  if (n >= d) {
    out.entropy = turn_to_slopes(by_row, count);
  } else {
    by_row.transposeInPlace();
    out.entropy = turn_to_slopes(by_row, count);
    by_row.transposeInPlace();
  }
  std::fill(slopes.begin(), slopes.end(), 0.0);
  for (Eigen::Index k = 0; k < n; ++k) {
    const std::size_t i = unit.kept[static_cast<std::size_t>(k)];
    const double length = unit.lengths[static_cast<std::size_t>(k)], outward = by_row.row(k).dot(z.row(k));
    for (Eigen::Index a = 0; a < d; ++a)
      slopes[static_cast<std::size_t>(a) * rows + i] = (by_row(k, a) - outward * z(k, a)) / length;
  }
  return out;
}

}  // namespace ansatz::information

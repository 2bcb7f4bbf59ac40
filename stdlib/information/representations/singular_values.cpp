// SPDX-License-Identifier: MIT
#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

#include "stdlib/information/representations/kernel_spectrum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

std::vector<double> singular_values(const Points& rows, bool is_centred) {
  using Matrix = Eigen::MatrixXd;
  Matrix matrix = Eigen::Map<const Matrix>(rows.values.data(), static_cast<Eigen::Index>(rows.count),
                                           static_cast<Eigen::Index>(rows.dimension));
  if (is_centred)
    for (std::size_t a = 0; a < rows.dimension; ++a)
      matrix.col(static_cast<Eigen::Index>(a)).array() -= moments(rows.column(a)).mean;
  // To near 1, by a power of two: squares of what is tiny are nothing.
  const double greatest = matrix.cwiseAbs().maxCoeff();
  if (!(greatest > 0)) return std::vector<double>(std::min(rows.count, rows.dimension));
  const int scale = std::ilogb(greatest);
  matrix = matrix.unaryExpr([scale](double v) { return std::ldexp(v, -scale); });
  if (matrix.rows() < matrix.cols()) matrix.transposeInPlace();
  // A triangle has the singular values of what it was made from, and making it runs at the speed of products.
  if (matrix.rows() > matrix.cols() + matrix.cols() / 2) {
    const Eigen::HouseholderQR<Matrix> factors(std::move(matrix));
    matrix = factors.matrixQR().topRows(factors.matrixQR().cols()).triangularView<Eigen::Upper>();
  }
  const Eigen::VectorXd found = Eigen::BDCSVD<Matrix>(matrix).singularValues();
  std::vector<double> out;
  for (const double v : found) out.push_back(std::ldexp(v, scale));
  return out;
}

}  // namespace ansatz::information

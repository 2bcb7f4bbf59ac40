// SPDX-License-Identifier: MIT
#include <Eigen/QR>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

#include "stdlib/core/each_stretch.h"
#include "stdlib/information/representations/kernel_spectrum.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

constexpr Eigen::Index kTall = 8;  // rows of a block, in columns

Matrix triangle(const Eigen::Ref<const Matrix>& matrix) {
  return Eigen::HouseholderQR<Matrix>(matrix).matrixQR().topRows(matrix.cols()).triangularView<Eigen::Upper>();
}

// A triangle has the singular values of what it was made from, and so have triangles of blocks of rows, one below the
// other; blocks fit into a core's memory, which the whole does not.
Matrix condensed(Matrix matrix, const core::Run& run) {
  const Eigen::Index columns = matrix.cols();
  while (matrix.rows() >= 2 * kTall * columns) {
    const Eigen::Index blocks = matrix.rows() / (kTall * columns), rest = matrix.rows() % blocks;
    const Eigen::Index height = matrix.rows() / blocks;  // the first `rest` are a row taller
    Matrix triangles(blocks * columns, columns);
    core::each_stretch(static_cast<std::size_t>(blocks), 1, true, run, [&](std::size_t k, std::size_t) {
      const auto block = static_cast<Eigen::Index>(k);
      triangles.middleRows(block * columns, columns) =
          triangle(matrix.middleRows(block * height + std::min(block, rest), height + (block < rest ? 1 : 0)));
    });
    matrix = std::move(triangles);
  }
  return matrix.rows() > columns + columns / 2 ? triangle(matrix) : matrix;
}

}  // namespace

std::vector<double> singular_values(const Points& rows, bool is_centred, const core::Run& run) {
  Matrix matrix = Eigen::Map<const Matrix>(rows.values.data(), static_cast<Eigen::Index>(rows.count),
                                           static_cast<Eigen::Index>(rows.dimension));
  if (is_centred)
    for (std::size_t a = 0; a < rows.dimension; ++a)
      matrix.col(static_cast<Eigen::Index>(a)).array() -= moments(rows.column(a)).mean;
  // To near 1, by a power of two: squares of what is tiny are nothing.
  const double greatest = matrix.cwiseAbs().maxCoeff();
  if (!(greatest > 0)) return std::vector<double>(std::min(rows.count, rows.dimension));
  const double scale = std::ldexp(1, std::max(std::ilogb(greatest), -1000));
  matrix *= 1 / scale;
  if (matrix.rows() < matrix.cols()) matrix.transposeInPlace();
  matrix = condensed(std::move(matrix), run);
  const Eigen::VectorXd found = Eigen::BDCSVD<Matrix>(matrix).singularValues();
  std::vector<double> out;
  for (const double v : found) out.push_back(v * scale);
  return out;
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/kernel_spectrum.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/core/each_stretch.h"
#include "stdlib/core/error.h"

namespace ansatz::information {

namespace {

using Matrix = Eigen::MatrixXd;

constexpr double kLeft = 1e-13;          // of the trace
constexpr std::size_t kLargest = 20000;  // rows, 3.2 GB
constexpr Eigen::Index kFirstRanks = 64;

std::vector<double> eigenvalues(const Matrix& matrix) {
  const Eigen::VectorXd found = Eigen::SelfAdjointEigenSolver<Matrix>(matrix, Eigen::EigenvaluesOnly).eigenvalues();
  return {found.begin(), found.end()};
}

}  // namespace

std::vector<double> symmetric_spectrum(const std::string& kernel, const ColumnsOf& matrix, core::Run& run) {
  if (matrix.size > kLargest)
    throw core::BadParameter(kernel, "x", std::to_string(matrix.size) + " rows",
                             "at most " + std::to_string(kLargest) + " where all eigenvalues are wanted");
  const auto n = static_cast<Eigen::Index>(matrix.size);
  Matrix all(n, n);
  core::each_stretch(matrix.size, 16, true, run, [&](std::size_t first, std::size_t last) {
    for (std::size_t j = first; j < last; ++j) matrix.column(j, {all.data() + j * matrix.size, matrix.size});
  });
  return eigenvalues(all);
}

std::vector<double> positive_spectrum(const std::string& kernel, const ColumnsOf& matrix, core::Run& run) {
  const auto n = static_cast<Eigen::Index>(matrix.size);
  const Eigen::Index most = n / 3;
  Eigen::VectorXd column(n), left = Eigen::Map<const Eigen::VectorXd>(matrix.diagonal.data(), n);
  const double trace = left.sum();
  Matrix factor(n, std::min(std::max<Eigen::Index>(most, 1), kFirstRanks));
  Eigen::Index rank = 0;
  double still = trace;
  while (rank < most && (still = left.sum()) > kLeft * trace) {
    run.tick();
    // Spectra fall ever more slowly: where a quarter of the columns is not on its way there, all are not enough.
    const double share = static_cast<double>(rank) / static_cast<double>(most);
    if (share > 0.25 && std::log(still / trace) > share * std::log(kLeft)) break;
    if (rank == factor.cols()) factor.conservativeResize(n, std::min(most, 2 * rank));
    Eigen::Index pivot = 0;
    const double greatest = left.maxCoeff(&pivot);
    matrix.column(static_cast<std::size_t>(pivot), {column.data(), matrix.size});
    column.noalias() -= factor.leftCols(rank) * factor.row(pivot).head(rank).transpose();
    factor.col(rank) = column / std::sqrt(greatest);
    left = (left - factor.col(rank).cwiseAbs2()).cwiseMax(0);
    left[pivot] = 0;
    ++rank;
  }
  if (left.sum() > kLeft * trace) return symmetric_spectrum(kernel, matrix, run);
  Matrix small = Matrix::Zero(rank, rank);
  small.selfadjointView<Eigen::Lower>().rankUpdate(factor.leftCols(rank).transpose());
  return eigenvalues(small);
}

void drop_rounding(std::vector<double>& eigenvalues) {
  if (eigenvalues.empty()) return;
  const double greatest = *std::max_element(eigenvalues.begin(), eigenvalues.end());
  const double least = static_cast<double>(eigenvalues.size()) * std::numeric_limits<double>::epsilon() * greatest;
  for (double& v : eigenvalues)
    if (!(v > least)) v = 0;
}

}  // namespace ansatz::information

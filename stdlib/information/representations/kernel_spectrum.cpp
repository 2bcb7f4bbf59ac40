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

// Made tridiagonal here rather than by Eigen, at the same cost, so that who waits can stop it: a reflection a column.
// Golub & Van Loan, Matrix Computations, 4th ed., §8.3.1. Below the diagonal counts.
std::vector<double> eigenvalues(Matrix matrix, const core::Run& run) {
  const Eigen::Index n = matrix.rows();
  Eigen::VectorXd diagonal(n), beside(std::max<Eigen::Index>(n - 1, 0)), moved;
  for (Eigen::Index k = 0; k + 1 < n; ++k) {
    run.tick();
    const Eigen::Index left = n - k - 1;
    auto vector = matrix.col(k).tail(left);
    double scale = 0, length = 0;
    vector.makeHouseholderInPlace(scale, length);
    vector[0] = 1;
    auto rest = matrix.bottomRightCorner(left, left).selfadjointView<Eigen::Lower>();
    moved.noalias() = rest * (scale * vector);
    moved -= (0.5 * scale * moved.dot(vector)) * vector;
    rest.rankUpdate(vector, moved, -1);
    diagonal[k] = matrix(k, k);
    beside[k] = length;
  }
  if (n > 0) diagonal[n - 1] = matrix(n - 1, n - 1);
  Eigen::SelfAdjointEigenSolver<Matrix> solver;
  solver.computeFromTridiagonal(diagonal, beside, Eigen::EigenvaluesOnly);
  return {solver.eigenvalues().begin(), solver.eigenvalues().end()};
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
  return eigenvalues(std::move(all), run);
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
  return eigenvalues(std::move(small), run);
}

void drop_rounding(std::vector<double>& eigenvalues) {
  if (eigenvalues.empty()) return;
  const double greatest = *std::max_element(eigenvalues.begin(), eigenvalues.end());
  const double least = static_cast<double>(eigenvalues.size()) * std::numeric_limits<double>::epsilon() * greatest;
  for (double& v : eigenvalues)
    if (!(v > least)) v = 0;
}

}  // namespace ansatz::information

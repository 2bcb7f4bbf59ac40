// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/cauchy_schwarz.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/core/sums.h"

namespace ansatz::bottleneck {

namespace {

using networks::Batch;

// Of a symmetric matrix rows are columns.
std::vector<double> column_sums(const Batch& matrix) {
  std::vector<double> out(matrix.columns);
  for (std::size_t j = 0; j < matrix.columns; ++j) out[j] = core::pairwise_sum(matrix.column(j));
  return out;
}

double sum_of(const Batch& matrix) { return core::pairwise_sum(column_sums(matrix)); }

Batch pair_weights(PairWeights weights, const Batch& x_kernel) {
  const std::vector<double> sums = column_sums(x_kernel);
  Batch out = x_kernel;
  for (std::size_t i = 0; i < out.columns; ++i)
    for (std::size_t j = 0; j < out.rows; ++j)
      out.at(j, i) /= sums[j] * sums[weights == PairWeights::published ? j : i];
  return out;
}

// w_ji k(a_j, b_i)
Batch weighted(const Batch& weights, const Batch& a, const Batch& b, double width) {
  Batch out = gaussian_matrix(a, b, width);
  for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] *= weights.values[i];
  return out;
}

void add_transpose(Batch& matrix) {
  for (std::size_t j = 0; j < matrix.columns; ++j) {
    for (std::size_t i = 0; i < j; ++i) matrix.at(i, j) = matrix.at(j, i) = matrix.at(i, j) + matrix.at(j, i);
    matrix.at(j, j) *= 2;
  }
}

}  // namespace

double conditional_divergence(PairWeights weights, const Batch& x_kernel, const Batch& outputs, const Batch& targets,
                              double width, Batch& slopes) {
  const Batch pairs = pair_weights(weights, x_kernel);
  const Batch wanted = weighted(pairs, targets, targets, width), across = weighted(pairs, outputs, targets, width);
  Batch own = weighted(pairs, outputs, outputs, width);
  const double of_targets = sum_of(wanted), of_outputs = sum_of(own), of_both = sum_of(across);
  std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
  add_transpose(own);  // as a row, and as a column
  add_kernel_slopes(own, outputs, outputs, width, 1 / of_outputs, slopes);
  add_kernel_slopes(across, outputs, targets, width, -2 / of_both, slopes);
  return -2 * std::log(of_both) + std::log(of_targets) + std::log(of_outputs);
}

double code_dependence(const Batch& x_kernel, const Batch& code, double width, Batch& slopes) {
  Batch matrix = gaussian_matrix(code, code, width);
  const std::size_t n = code.rows;
  const std::vector<double> of_x = column_sums(x_kernel), of_code = column_sums(matrix);
  std::vector<double> both(n), across(n);
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < n; ++i) both[j] += x_kernel.at(i, j) * matrix.at(i, j);
    across[j] = of_x[j] * of_code[j];
  }
  const double joint = core::pairwise_sum(both), alone = core::pairwise_sum(of_code);
  const double other = core::pairwise_sum(of_x), cross = core::pairwise_sum(across);
  // By an entry of the code's kernel: K_ij/ΣΣKL + 1/ΣΣL − (r_i + r_j)/Σ_j r_j l_j, with r and l sums of columns.
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < n; ++i)
      matrix.at(i, j) *= x_kernel.at(i, j) / joint + 1 / alone - (of_x[i] + of_x[j]) / cross;
  std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
  add_kernel_slopes(matrix, code, code, width, 2, slopes);
  // n² · n⁴ against n³ squared: the powers cancel.
  return std::log(joint) + std::log(alone) + std::log(other) - 2 * std::log(cross);
}

}  // namespace ansatz::bottleneck

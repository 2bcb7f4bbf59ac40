// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/deep/noisy_code.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/bottleneck/deep/kernel_slopes.h"
#include "stdlib/core/sums.h"

namespace ansatz::bottleneck {

namespace {

constexpr double kShift = 5;

}  // namespace

using networks::Batch;

double mixture_bound(const Batch& code, double noise, Batch& slopes) {
  Batch matrix = gaussian_matrix(code, code, noise);
  const std::size_t n = code.rows;
  const auto count = static_cast<double>(n);
  std::vector<double> sums(n), logs(n);
  for (std::size_t j = 0; j < n; ++j) {
    sums[j] = core::pairwise_sum(matrix.column(j));  // at least 1, of j itself
    logs[j] = std::log(sums[j] / count);
  }
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < n; ++i) matrix.at(i, j) *= 1 / sums[i] + 1 / sums[j];
  std::fill(slopes.values.begin(), slopes.values.end(), 0.0);
  add_kernel_slopes(matrix, code, code, noise, -1 / count, slopes);
  return -core::pairwise_sum(logs) / count;
}

double spread(double s) {
  const double y = s - kShift;
  return std::max(y, 0.0) + std::log1p(std::exp(-std::abs(y)));
}

double spread_slope(double s) { return 1 / (1 + std::exp(kShift - s)); }

double normal_bound(const Batch& encoded, Batch& slopes) {
  const std::size_t n = encoded.rows, numbers = encoded.columns / 2;
  const auto count = static_cast<double>(n);
  std::vector<double> terms(numbers);
  for (std::size_t k = 0; k < numbers; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      const double mean = encoded.at(i, k), s = encoded.at(i, numbers + k), sigma = spread(s);
      terms[k] += 0.5 * (mean * mean + sigma * sigma - 1) - std::log(sigma);
      slopes.at(i, k) = mean / count;
      slopes.at(i, numbers + k) = (sigma - 1 / sigma) * spread_slope(s) / count;
    }
  }
  return core::pairwise_sum(terms) / count;
}

}  // namespace ansatz::bottleneck

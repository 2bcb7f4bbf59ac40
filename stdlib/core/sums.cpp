// SPDX-License-Identifier: MIT
#include "stdlib/core/sums.h"

#include "stdlib/core/stop_point.h"

namespace ansatz::core {

namespace {

constexpr std::size_t kBlock = 256;
constexpr std::size_t kSumLanes = 8;

/// Eight running sums side by side, so that the compiler may use vectors without reordering anything.
template <class F>
double block_sum(const double* x, std::size_t n, F term) {
  double lane[kSumLanes] = {};
  std::size_t i = 0;
  for (; i + kSumLanes <= n; i += kSumLanes) {
    for (std::size_t k = 0; k < kSumLanes; ++k) lane[k] += term(x[i + k]);
  }
  for (std::size_t k = 0; i < n; ++i, ++k) lane[k] += term(x[i]);
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

template <class F>
double tree_sum(const double* x, std::size_t n, F term) {
  if (n <= kBlock) return block_sum(x, n, term);
  if (n > kStretch) stop_point();
  const std::size_t half = (n / 2 + kBlock - 1) / kBlock * kBlock;
  return tree_sum(x, half, term) + tree_sum(x + half, n - half, term);
}

}  // namespace

double pairwise_sum(std::span<const double> x) {
  return tree_sum(x.data(), x.size(), [](double value) { return value; });
}

double pairwise_square_sum(std::span<const double> x, double centre) {
  return tree_sum(x.data(), x.size(), [centre](double value) { return (value - centre) * (value - centre); });
}

}  // namespace ansatz::core

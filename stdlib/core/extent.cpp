// SPDX-License-Identifier: MIT
#include "stdlib/core/extent.h"

#include <array>
#include <limits>

namespace ansatz::core {

namespace {

constexpr std::size_t kLanes = 8;

}  // namespace

// 0 · v is 0 for a number and NaN for what is none, and NaN stays in a sum.
bool all_finite(std::span<const double> x) {
  std::array<double, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= x.size(); i += kLanes)
    for (std::size_t k = 0; k < kLanes; ++k) sums[k] += 0 * x[i + k];
  for (; i < x.size(); ++i) sums[0] += 0 * x[i];
  bool all = true;
  for (const double sum : sums) all &= sum == 0;
  return all;
}

Extent extent(std::span<const double> x) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  std::array<double, kLanes> low, high;
  low.fill(kFar);
  high.fill(-kFar);
  std::size_t i = 0;
  for (; i + kLanes <= x.size(); i += kLanes)
    for (std::size_t k = 0; k < kLanes; ++k) {
      low[k] = x[i + k] < low[k] ? x[i + k] : low[k];
      high[k] = x[i + k] > high[k] ? x[i + k] : high[k];
    }
  Extent out{kFar, -kFar};
  const auto take_in = [&](double least, double largest) {
    out.low = least < out.low ? least : out.low;
    out.high = largest > out.high ? largest : out.high;
  };
  for (std::size_t k = 0; k < kLanes; ++k) take_in(low[k], high[k]);
  for (; i < x.size(); ++i) take_in(x[i], x[i]);
  return out;
}

}  // namespace ansatz::core

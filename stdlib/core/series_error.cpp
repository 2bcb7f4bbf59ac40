// SPDX-License-Identifier: MIT
#include "stdlib/core/series_error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/sums.h"

namespace ansatz::core {
namespace {

constexpr double kWindow = 5;  // in τ: the bias of what is cut off is e⁻⁵ for an exponential, the noise 4(2W + 1)/n

std::vector<double> centred(std::span<const double> series) {
  std::vector<double> left(series.begin(), series.end());
  const double mean = pairwise_sum(series) / static_cast<double>(series.size());
  for (double& value : left) value -= mean;
  return left;
}

}  // namespace

double integrated_time(std::span<const double> series) {
  const std::size_t n = series.size();
  if (n < 2) return 0.5;
  const std::vector<double> x = centred(series);
  std::vector<double> products(n);
  const auto covariance = [&](std::size_t lag) {
    for (std::size_t i = 0; i + lag < n; ++i) products[i] = x[i] * x[i + lag];
    return pairwise_sum(std::span(products).first(n - lag));
  };
  const double variance = covariance(0);
  if (!(variance > 0)) return 0.5;
  double time = 0.5;
  for (std::size_t window = 1; window <= n / 2; ++window) {
    time += covariance(window) / variance;
    if (static_cast<double>(window) >= kWindow * time) break;
  }
  // Values that alternate cancel; no mean is surer than all of them together can make it.
  return std::max(time, 0.5 / static_cast<double>(n));
}

double standard_error_of_mean(std::span<const double> series) {
  const double n = static_cast<double>(series.size());
  if (n < 2) return std::numeric_limits<double>::quiet_NaN();
  const double mean = pairwise_sum(series) / n;
  const double variance = pairwise_square_sum(series, mean) / (n - 1);
  return std::sqrt(2 * integrated_time(series) * variance / n);
}

}  // namespace ansatz::core

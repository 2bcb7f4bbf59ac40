// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/entropies.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

// Σ p f(ln(p/w)) over the support.
template <class F>
double mean_of(std::span<const double> p, std::span<const double> widths, F&& f) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0) sum.add(p[i] * f(widths.empty() ? std::log(p[i]) : std::log(p[i] / widths[i])));
  return sum.value();
}

double log_support(std::span<const double> p, std::span<const double> widths) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0) sum.add(widths.empty() ? 1 : widths[i]);
  return std::log(sum.value());
}

double largest_log(std::span<const double> p, std::span<const double> widths) {
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0) largest = std::max(largest, widths.empty() ? std::log(p[i]) : std::log(p[i] / widths[i]));
  return largest;
}

double smallest_log(std::span<const double> p, std::span<const double> widths) {
  double smallest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0) smallest = std::min(smallest, widths.empty() ? std::log(p[i]) : std::log(p[i] / widths[i]));
  return smallest;
}

}  // namespace

double shannon_entropy(std::span<const double> p, std::span<const double> widths) {
  return 0.0 - mean_of(p, widths, [](double log_density) { return log_density; });  // 0 rather than -0
}

double renyi_entropy(std::span<const double> p, double order, std::span<const double> widths) {
  if (order == 0) return log_support(p, widths);
  if (std::isinf(order)) return 0.0 - largest_log(p, widths);
  const double away = order - 1;
  if (std::abs(away) < 1e-6) {
    const double mean = -shannon_entropy(p, widths);
    const double variance = mean_of(p, widths, [mean](double l) { return (l - mean) * (l - mean); });
    return -mean - 0.5 * away * variance;
  }
  const double shift = away > 0 ? largest_log(p, widths) : smallest_log(p, widths);
  const double sum = mean_of(p, widths, [=](double l) { return std::exp(away * (l - shift)); });
  return 0.0 - shift - std::log(sum) / away;
}

double tsallis_entropy(std::span<const double> p, double order, std::span<const double> widths) {
  const double away = order - 1;
  if (away == 0) return shannon_entropy(p, widths);
  return 0.0 - mean_of(p, widths, [=](double l) { return std::expm1(away * l); }) / away;
}

}  // namespace ansatz::information

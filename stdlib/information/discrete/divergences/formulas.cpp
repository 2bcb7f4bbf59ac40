// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/formulas.h"

#include <algorithm>
#include <cmath>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

constexpr double kInfinity = HUGE_VAL;

}  // namespace

double excess(double p, double q) {
  if (p == 0) return q;
  const double t = (p - q) / q;
  return t > 0.5 || t < -0.5 ? p * std::log(p / q) - p + q : q * ((1 + t) * std::log1p(t) - t);
}

double kullback_leibler_of(std::span<const double> p, std::span<const double> q) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p[i] > 0 && !(q[i] > 0)) return kInfinity;
    if (q[i] > 0) sum.add(excess(p[i], q[i]));
  }
  return std::max(0.0, sum.value());
}

double renyi_divergence_of(std::span<const double> p, std::span<const double> q, double order) {
  const double away = order - 1;
  if (std::abs(away) < 1e-6) {
    const double mean = kullback_leibler_of(p, q);
    if (std::isinf(mean)) return order < 1 ? renyi_divergence_of(p, q, 1 - 2e-6) : mean;
    CompensatedSum variance;
    for (std::size_t i = 0; i < p.size(); ++i)
      if (p[i] > 0) variance.add(p[i] * (std::log(p[i] / q[i]) - mean) * (std::log(p[i] / q[i]) - mean));
    return mean + 0.5 * away * variance.value();
  }
  double largest = -kInfinity, smallest = kInfinity;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!(p[i] > 0)) continue;
    if (!(q[i] > 0)) {
      if (order > 1) return kInfinity;
      continue;
    }
    largest = std::max(largest, std::log(p[i] / q[i]));
    smallest = std::min(smallest, std::log(p[i] / q[i]));
  }
  if (std::isinf(largest)) return kInfinity;  // nowhere together
  if (std::isinf(order)) return std::max(0.0, largest);
  const double shift = away > 0 ? largest : smallest;
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i] > 0 && q[i] > 0)
      sum.add(order == 0 ? q[i] * std::exp(shift) : p[i] * std::exp(away * (std::log(p[i] / q[i]) - shift)));
  return std::max(0.0, shift + std::log(sum.value()) / away);
}

double tsallis_divergence_of(std::span<const double> p, std::span<const double> q, double order) {
  const double away = order - 1;
  if (away == 0) return kullback_leibler_of(p, q);
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!(p[i] > 0)) continue;
    if (!(q[i] > 0) && away > 0) return kInfinity;
    sum.add(p[i] * (q[i] > 0 ? std::expm1(away * std::log(p[i] / q[i])) : -1));
  }
  return std::max(0.0, sum.value() / away);
}

double squared_hellinger_of(std::span<const double> p, std::span<const double> q) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double apart = std::sqrt(p[i]) - std::sqrt(q[i]);
    sum.add(apart * apart);
  }
  return std::min(1.0, 0.5 * sum.value());
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/agents/entropy_bins.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ansatz::agents {

namespace {

constexpr double kOfNothing = 0.5;

double nats(std::span<const double> weights, double total) {
  double sum = 0;
  for (const double w : weights) {
    if (w > 0) sum -= w / total * std::log(w / total);
  }
  return sum + 0.0;  // never -0
}

}  // namespace

void EntropyBins::clear() { std::ranges::fill(counts_, 0.0); }

double EntropyBins::total() const { return std::accumulate(counts_.begin(), counts_.end(), 0.0); }

double EntropyBins::entropy() const { return normalised_entropy(counts_); }

double EntropyBins::corrected_entropy() const {
  const double n = total();
  if (n == 0) return std::numeric_limits<double>::quiet_NaN();
  const auto occupied = static_cast<double>(std::ranges::count_if(counts_, [](double c) { return c > 0; }));
  return (nats(counts_, n) + (occupied - 1) / (2 * n)) / std::log(static_cast<double>(counts_.size()));
}

double normalised_entropy(std::span<const double> weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  return total > 0 ? nats(weights, total) / std::log(static_cast<double>(weights.size())) : kOfNothing;
}

}  // namespace ansatz::agents

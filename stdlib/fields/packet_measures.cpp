// SPDX-License-Identifier: MIT
#include "stdlib/fields/packet_measures.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace ansatz::fields {
namespace {

/// Mean and spread of `places` under weights, and the entropy of the density that they are, a cell of `width` each.
struct Moments {
  double total = 0, mean = 0, sigma = 0, entropy = 0;
};
Moments moments(std::span<const double> weights, std::span<const double> places, double width) {
  Moments out;
  double sum = 0;
  for (double weight : weights) sum += weight;
  out.total = sum * width;
  if (!(sum > 0)) return out;
  for (std::size_t j = 0; j < weights.size(); ++j) out.mean += weights[j] / sum * places[j];
  double variance = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const double share = weights[j] / sum, away = places[j] - out.mean;
    variance += share * away * away;
    if (share > 0) out.entropy -= share * std::log(share / width);
  }
  out.sigma = std::sqrt(variance);
  return out;
}

}  // namespace

PacketMeter::PacketMeter(const ComplexRing& ring, double mass, std::vector<double> potential)
    : ring_(ring),
      mass_(mass),
      potential_(std::move(potential)),
      x_(ring.coordinates()),
      density_(ring.points()),
      field_(2 * ring.points()),
      spectrum_(2 * ring.points()) {}

PacketMeasures PacketMeter::measure(std::span<const std::complex<double>> field) {
  const std::size_t n = ring_.points();
  interleave(field, field_.data());
  for (std::size_t j = 0; j < n; ++j) density_[j] = std::norm(field[j]);
  PacketMeasures out;
  const Moments in_x = moments(density_, x_, ring_.spacing());
  out.mass = in_x.total;
  out.mean_x = in_x.mean;
  out.sigma_x = in_x.sigma;
  out.entropy_x = in_x.entropy;
  for (std::size_t j = 0; j < n && in_x.total > 0; ++j)
    out.potential += potential_[j] * density_[j] * ring_.spacing() / in_x.total;
  ring_.forward(field_.data(), spectrum_.data());
  for (std::size_t j = 0; j < n; ++j)
    density_[j] = spectrum_[2 * j] * spectrum_[2 * j] + spectrum_[2 * j + 1] * spectrum_[2 * j + 1];
  const Moments in_k = moments(density_, ring_.wavenumbers(), 2 * std::numbers::pi / ring_.length());
  out.mean_k = in_k.mean;
  out.sigma_k = in_k.sigma;
  out.entropy_k = in_k.entropy;
  out.kinetic = (in_k.sigma * in_k.sigma + in_k.mean * in_k.mean) / (2 * mass_);
  return out;
}

}  // namespace ansatz::fields

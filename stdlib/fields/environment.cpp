// SPDX-License-Identifier: MIT
#include "stdlib/fields/environment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ansatz::fields {
namespace {

constexpr double kShortest = 6;  // waves up to this over ℓ have all but e^-18 of C

}  // namespace

Environment::Environment(const ComplexRing& ring, const Noise& noise, core::Stream stream)
    : ring_(ring), noise_(noise), stream_(stream), turns_(ring.points()) {
  if (noise.is_published) {
    fluctuation_.assign(ring.points(), 0);
    draws_.resize(ring.points());
    return;
  }
  const double unit = 2 * std::numbers::pi / ring.length();
  const auto waves =
      std::min(static_cast<std::size_t>(kShortest / (noise.correlation * unit)), (ring.points() - 1) / 2);
  double total = 0;
  for (std::size_t m = 0; m <= waves; ++m) {
    const double k = unit * static_cast<double>(m) * noise.correlation;
    weights_.push_back((m == 0 ? 1 : 2) * std::exp(-k * k / 2));
    total += weights_.back();
  }
  for (double& weight : weights_) weight = std::sqrt(weight / total);
  draws_.resize(4 * weights_.size());  // cosine and sine, of the dephasing and of the noise
  fluctuation_.resize(2 * weights_.size());
  spectrum_ = core::AlignedBuffer(2 * ring.points());
  field_ = core::AlignedBuffer(2 * ring.points());
}

double Environment::longest_interval() const {
  double longest = std::numeric_limits<double>::infinity();
  if (noise_.amplitude > 0) longest = std::min(longest, noise_.time / 10);
  if (noise_.dephasing > 0) longest = std::min(longest, 0.1 / noise_.dephasing);
  return longest;
}

void Environment::draw_waves() {
  stream_.at(interval_).fill_normal(draws_);
  ++interval_;
}

std::span<const double> Environment::kick(double length) {
  draw_waves();
  // The process from the middle of the last interval to that of this one; at first from its stationary distribution.
  const double kept = last_length_ > 0 ? std::exp(-(length + last_length_) / (2 * noise_.time)) : 0;
  const double fresh = std::sqrt(1 - kept * kept);
  last_length_ = length;
  const double jump = std::sqrt(noise_.dephasing * length);
  // Both fields are real: their waves of opposite sign are conjugates.
  const std::size_t n = ring_.points();
  std::fill(spectrum_.data(), spectrum_.data() + 2 * n, 0.0);
  for (std::size_t m = 0; m < weights_.size(); ++m) {
    double part[2];
    for (std::size_t i = 0; i < 2; ++i) {
      double& w = fluctuation_[2 * m + i];
      w = kept * w + fresh * draws_[4 * m + 2 + i];
      part[i] = weights_[m] * (jump * draws_[4 * m + i] + noise_.amplitude * length * w);
    }
    const double share = m == 0 ? 1 : 0.5;
    const std::size_t mirror = m == 0 ? 0 : n - m;
    spectrum_[2 * m] = spectrum_[2 * mirror] = share * part[0];
    if (m > 0) {
      spectrum_[2 * m + 1] = -share * part[1];
      spectrum_[2 * mirror + 1] = share * part[1];
    }
  }
  ring_.backward(spectrum_.data(), field_.data());
  for (std::size_t j = 0; j < n; ++j) turns_[j] = field_[2 * j];
  return turns_;
}

std::span<const double> Environment::published_kick(double length, bool is_behind) {
  const std::size_t n = ring_.points();
  if (!is_behind && noise_.amplitude > 0) {
    const double kept = std::exp(-length / noise_.time), fresh = noise_.amplitude * std::sqrt(1 - kept * kept);
    stream_.at(2 * interval_).fill_normal(draws_);
    for (std::size_t j = 0; j < n; ++j) fluctuation_[j] = kept * fluctuation_[j] + fresh * draws_[j];
  }
  for (std::size_t j = 0; j < n; ++j) turns_[j] = fluctuation_[j] * length / 2;
  if (!is_behind) return turns_;
  if (noise_.dephasing > 0) {
    const double size = std::sqrt(2 * noise_.dephasing * length);
    stream_.at(2 * interval_ + 1).fill_normal(draws_);
    for (std::size_t j = 0; j < n; ++j) turns_[j] -= size * draws_[j];
  }
  ++interval_;
  return turns_;
}

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#include "stdlib/fields/flux_detector.h"

#include <numbers>
#include <utility>

namespace ansatz::fields {
namespace {

// The first derivative from five neighbours on either side, order 10.
constexpr double kDifference[] = {5.0 / 6, -5.0 / 21, 5.0 / 84, -5.0 / 504, 1.0 / 1260};

}  // namespace

FluxDetector::FluxDetector(std::size_t point, double spacing, double mass, std::vector<double> energies)
    : point_(point),
      spacing_(spacing),
      mass_(mass),
      energies_(std::move(energies)),
      value_(energies_.size()),
      slope_(energies_.size()) {}

void FluxDetector::collect(const Sample& sample, double weight) {
  for (std::size_t i = 0; i < energies_.size(); ++i) {
    const std::complex<double> turn = std::polar(weight, energies_[i] * sample.time);
    value_[i] += turn * sample.value;
    slope_[i] += turn * sample.slope;
  }
}

void FluxDetector::sample(double time, const double* field) {
  const auto at = [&](std::size_t j) { return std::complex<double>(field[2 * j], field[2 * j + 1]); };
  Sample now{time, at(point_), 0};
  for (std::size_t d = 1; d <= std::size(kDifference); ++d)
    now.slope += kDifference[d - 1] * (at(point_ + d) - at(point_ - d));
  now.slope /= spacing_;
  const double flux = (std::conj(now.value) * now.slope).imag() / mass_;
  if (!times_.empty()) {
    const double half = (time - times_.back()) / 2;
    total_ += half * (flux + flux_.back());
    collect(last_, half);
    collect(now, half);
  }
  last_ = now;
  times_.push_back(time);
  flux_.push_back(flux);
}

std::vector<double> FluxDetector::passed() const {
  std::vector<double> out;
  for (std::size_t i = 0; i < energies_.size(); ++i)
    out.push_back((std::conj(value_[i]) * slope_[i]).imag() / mass_ / (2 * std::numbers::pi));
  return out;
}

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_slope.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/rotation_loops.h"

namespace ansatz::fields {

WaveSlope::WaveSlope(const ComplexRing& ring, Term term) : ring_(ring), term_(std::move(term)) {
  const std::size_t n = ring.points();
  if (term_.padded) padded_ = std::make_unique<ComplexRing>(ring.low(), ring.length(), 2 * n);
  const ComplexRing& where = padded_ ? *padded_ : ring;
  if (term_.potential) {
    const std::vector<double> x = where.coordinates();
    std::vector<double> potential(x.size());
    const double* const inputs = x.data();
    term_.potential.evaluate({&inputs, 1}, potential.data(), x.size());
    potential_.resize(padded_for_turn(x.size()));
    arrange_for_turn(potential.data(), potential_.data(), x.size());
  }
  const auto k = ring.wavenumbers();
  for (std::size_t j = 0; j < n; ++j)
    rate_.push_back(k[j] * k[j] / 2 * (term_.filters_all && !term_.multiplier.empty() ? term_.multiplier[j] : 1.0));
  for (double factor : term_.multiplier) multiplier_.insert(multiplier_.end(), 2, factor);
  for (core::AlignedBuffer* buffer : {&field_, &spectrum_}) *buffer = core::AlignedBuffer(2 * where.points());
  density_ = core::AlignedBuffer(kBlock);
  force_ = core::AlignedBuffer(kBlock);
}

// field ← i (f - V) field.
void WaveSlope::kick() {
  const std::size_t n = field_.size() / 2;
  for (std::size_t first = 0; first < n; first += kBlock) {
    const std::size_t count = std::min(kBlock, n - first);
    double* const field = field_.data() + 2 * first;
    const std::size_t padded = padded_for_turn(count);
    moduli_for_turn(field, density_.data(), count);
    if (term_.nonlinearity) {
      const double* const density = density_.data();
      term_.nonlinearity.evaluate({&density, 1}, force_.data(), padded);
    } else {
      for (std::size_t j = 0; j < padded; ++j) force_[j] = term_.cubic * density_[j];
    }
    for (std::size_t j = 0; j < padded && !potential_.empty(); ++j) force_[j] -= potential_[first + j];
    turn_a_quarter(field, force_.data(), count);
  }
}

// The waves of the ring out of those of the padded one.
void WaveSlope::fold(double* out) const {
  const std::size_t n = ring_.points(), positive = (n + 1) / 2, negative = n - positive;
  for (std::size_t i = 0; i < 2 * positive; ++i) out[i] = 0.5 * spectrum_[i];
  for (std::size_t i = 0; i < 2 * negative; ++i) out[2 * positive + i] = 0.5 * spectrum_[4 * n - 2 * negative + i];
}

void WaveSlope::transform(const double* y, double* out) {
  ++evaluations_;
  const std::size_t n = ring_.points();
  const double unit = ring_.normalisation();
  const bool before = term_.filters_all && !term_.multiplier.empty();
  if (padded_) {
    const std::size_t positive = (n + 1) / 2, negative = n - positive;
    std::fill_n(spectrum_.data(), spectrum_.size(), 0.0);
    for (std::size_t i = 0; i < 2 * positive; ++i) spectrum_[i] = y[i] * unit;
    for (std::size_t i = 0; i < 2 * negative; ++i) spectrum_[4 * n - 2 * negative + i] = y[2 * positive + i] * unit;
    padded_->backward(spectrum_.data(), field_.data());
    kick();
    padded_->forward(field_.data(), spectrum_.data());
    fold(out);
  } else {
    double* const __restrict waves = spectrum_.data();
    if (before) {
      const double* const __restrict multiplier = multiplier_.data();
      for (std::size_t i = 0; i < 2 * n; ++i) waves[i] = y[i] * unit * multiplier[i];
    } else {
      for (std::size_t i = 0; i < 2 * n; ++i) waves[i] = y[i] * unit;
    }
    ring_.backward(spectrum_.data(), field_.data());
    kick();
    ring_.forward(field_.data(), out);
  }
}

void WaveSlope::nonlinear(const double* y, double* out) {
  transform(y, out);
  for (std::size_t i = 0; i < multiplier_.size(); ++i) out[i] *= multiplier_[i];
}

void WaveSlope::operator()(const double* y, double* out) {
  transform(y, out);
  const std::size_t n = rate_.size();
  const double* const __restrict rate = rate_.data();
  const double* const __restrict from = y;
  double* const __restrict to = out;
  if (multiplier_.empty()) {
    for (std::size_t j = 0; j < n; ++j) {
      to[2 * j] += rate[j] * from[2 * j + 1];
      to[2 * j + 1] -= rate[j] * from[2 * j];
    }
    return;
  }
  const double* const __restrict factor = multiplier_.data();
  for (std::size_t j = 0; j < n; ++j) {
    to[2 * j] = to[2 * j] * factor[2 * j] + rate[j] * from[2 * j + 1];
    to[2 * j + 1] = to[2 * j + 1] * factor[2 * j + 1] - rate[j] * from[2 * j];
  }
}

std::vector<double> wave_filter(const ComplexRing& ring, double kept, double order) {
  const double cut = kept * ring.highest_wavenumber();
  std::vector<double> filter;
  for (double k : ring.wavenumbers()) {
    const double share = std::fabs(k) / cut;
    filter.push_back(kept < 1 && share >= 1 && order == 0 ? 0.0
                     : order > 0                          ? std::exp(-36 * std::pow(share, order))
                                                          : 1.0);
  }
  return filter;
}

}  // namespace ansatz::fields

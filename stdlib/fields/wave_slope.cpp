// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_slope.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/klein_gordon_flow.h"
#include "stdlib/fields/rotation_loops.h"
#include "stdlib/fields/slope_loops.h"

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
  rates_ = core::AlignedBuffer(2 * n);
  for (std::size_t j = 0; j < n; ++j) {
    const double rate = k[j] * k[j] / 2 * (term_.filters_all && !term_.multiplier.empty() ? term_.multiplier[j] : 1.0);
    rates_[2 * j] = rate;
    rates_[2 * j + 1] = -rate;
  }
  if (!term_.multiplier.empty()) multiplier_ = core::AlignedBuffer(2 * n);
  for (std::size_t i = 0; i < multiplier_.size(); ++i) multiplier_[i] = term_.multiplier[i / 2];
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
    scale(y, unit, before ? multiplier_.data() : nullptr, spectrum_.data(), 2 * n);
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
  add_linear(y, rates_.data(), multiplier_.size() == 0 ? nullptr : multiplier_.data(), out, ring_.points());
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

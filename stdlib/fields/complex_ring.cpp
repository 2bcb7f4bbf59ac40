// SPDX-License-Identifier: MIT
#include "stdlib/fields/complex_ring.h"

#include <numbers>

#include "stdlib/fields/rotation_loops.h"

namespace ansatz::fields {

ComplexRing::ComplexRing(double low, double length, std::size_t n)
    : n_(n),
      low_(low),
      length_(length),
      wavenumbers_(n),
      forward_(core::Transform::complex_forward, n),
      backward_(core::Transform::complex_backward, n),
      unordered_(n) {
  for (std::size_t j = 0; j < n; ++j) {
    const double turns = static_cast<double>(j) - (2 * j < n ? 0.0 : static_cast<double>(n));
    wavenumbers_[j] = 2 * std::numbers::pi * turns / length;
  }
  if (!is_packed()) return;
  places_.resize(n);
  const auto waves = unordered_.waves();
  for (std::size_t place = 0; place < n; ++place) places_[waves[place]] = place;
}

double ComplexRing::highest_wavenumber() const { return 2 * std::numbers::pi * static_cast<double>(n_ / 2) / length_; }

std::vector<double> ComplexRing::coordinates() const {
  std::vector<double> x(n_);
  // From length · j / n rather than spacing · j, so that the middle of a symmetric interval is exactly 0.
  for (std::size_t j = 0; j < n_; ++j) x[j] = low_ + length_ * (static_cast<double>(j) / static_cast<double>(n_));
  return x;
}

// Plans keep their input, but FFTW's interface takes it as writable.
void ComplexRing::forward(const double* field, double* spectrum) const {
  forward_.execute(const_cast<double*>(field), spectrum);
}
void ComplexRing::backward(const double* spectrum, double* field) const {
  backward_.execute(const_cast<double*>(spectrum), field);
}

void ComplexRing::pack(const double* field, double* packed) const {
  if (!is_packed()) return forward(field, packed);
  unordered_.forward_to_blocks(field, packed);
}
void ComplexRing::unpack(const double* packed, double* field) const {
  if (!is_packed()) return backward(packed, field);
  unordered_.backward_from_blocks(packed, field);
}

std::size_t ComplexRing::packed_place(std::size_t j) const {
  if (!is_packed()) return 2 * j;
  const std::size_t width = packed_width(), lane = places_[j] % width;
  return 2 * (places_[j] - lane) + lane;
}

void ComplexRing::multiply(double* packed, const double* factors) const {
  if (!is_packed()) return multiply_complex(packed, factors, n_);
  multiply_blocks(packed, factors, n_);
}

void interleave(std::span<const std::complex<double>> values, double* pairs) {
  for (std::size_t j = 0; j < values.size(); ++j) {
    pairs[2 * j] = values[j].real();
    pairs[2 * j + 1] = values[j].imag();
  }
}

void part(const double* pairs, std::span<std::complex<double>> values) {
  for (std::size_t j = 0; j < values.size(); ++j) values[j] = {pairs[2 * j], pairs[2 * j + 1]};
}

}  // namespace ansatz::fields

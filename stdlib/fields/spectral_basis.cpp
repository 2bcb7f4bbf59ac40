// SPDX-License-Identifier: MIT
#include "stdlib/fields/spectral_basis.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
namespace {

using core::FftPlan;
using core::Transform;
using std::numbers::pi;

// On a ring of up to so many points reading -k² is quicker than computing it; beyond, the table would crowd the field
// out of the cache.
constexpr std::size_t kTableInCache = 512;

FftPlan forward_plan(Boundary boundary, std::size_t n) {
  switch (boundary) {
    case Boundary::periodic:
      return {Transform::real_forward, n};
    case Boundary::antiperiodic:
      return {Transform::complex_forward, n / 2};
    case Boundary::neumann:
      break;
  }
  return {Transform::cosine_forward, n};
}

FftPlan backward_plan(Boundary boundary, std::size_t n) {
  switch (boundary) {
    case Boundary::periodic:
      return {Transform::real_backward, n};
    case Boundary::antiperiodic:
      return {Transform::complex_backward, n / 2};
    case Boundary::neumann:
      break;
  }
  return {Transform::cosine_backward, n};
}

}  // namespace

SpectralBasis::SpectralBasis(Boundary boundary, double low, double length, std::size_t n)
    : boundary_(boundary),
      n_(n),
      low_(low),
      length_(length),
      spacing_(length / static_cast<double>(n)),
      forward_(forward_plan(boundary, n)),
      backward_(backward_plan(boundary, n)) {
  const bool is_complex = boundary != Boundary::neumann;
  const std::size_t waves = boundary == Boundary::periodic ? n / 2 + 1 : boundary == Boundary::antiperiodic ? n / 2 : n;
  const std::size_t doubles = is_complex ? 2 * waves : waves;
  squares_ = core::AlignedBuffer(doubles);
  wavenumbers_ = core::AlignedBuffer(doubles);
  spectrum_ = core::AlignedBuffer(std::max(doubles, n));
  folded_ = core::AlignedBuffer(std::max(doubles, n));
  const auto count = static_cast<double>(n);
  for (std::size_t i = 0; i < doubles; ++i) {
    const auto m = static_cast<double>(is_complex ? i / 2 : i);
    double turns = m;  // wavelengths in the interval
    if (boundary == Boundary::neumann) turns = m / 2;
    if (boundary == Boundary::antiperiodic) turns = 2 * m + 0.5 < count / 2 ? 2 * m + 0.5 : 2 * m + 0.5 - count;
    wavenumbers_[i] = 2 * pi * turns / length;
    squares_[i] = wavenumbers_[i] * wavenumbers_[i];
    highest_ = std::max(highest_, std::fabs(wavenumbers_[i]));
  }
  normalisation_ = boundary == Boundary::periodic  ? 1 / count
                   : boundary == Boundary::neumann ? 1 / (2 * count)
                                                   : 2 / count;
  if (boundary != Boundary::periodic || n <= kTableInCache) {
    laplacian_ = core::AlignedBuffer(doubles);
    for (std::size_t i = 0; i < doubles; ++i) laplacian_[i] = -squares_[i] * normalisation_;
  } else {
    curvature_unit_ = -4 * pi * pi / (length * length) * normalisation_;
  }
  if (boundary == Boundary::antiperiodic) {
    for (std::size_t j = 0; j < n / 2; ++j) twist_.push_back(std::polar(1.0, -pi * static_cast<double>(j) / count));
  }
  if (boundary == Boundary::neumann) sine_.emplace(Transform::sine_backward, n);
  if (boundary == Boundary::periodic && n % 2 == 0) wavenumbers_[doubles - 1] = wavenumbers_[doubles - 2] = 0;
}

void SpectralBasis::apply_laplacian(double* spectrum) const {
  if (laplacian_.size() > 0) return multiply(spectrum, laplacian_.data(), laplacian_.size());
  multiply_by_squares(spectrum, squares_.size());
}

std::vector<double> SpectralBasis::coordinates() const {
  const double first = boundary_ == Boundary::neumann ? 0.5 : 0.0;
  std::vector<double> x(n_);
  // From length · j / n rather than spacing · j, so that the middle of a symmetric interval is exactly 0.
  for (std::size_t j = 0; j < n_; ++j)
    x[j] = low_ + length_ * ((static_cast<double>(j) + first) / static_cast<double>(n_));
  return x;
}

// Antiperiodic samples have only odd half-waves. The waves 2m + ½ (m < n/2; those beyond n/2 stand for the negative
// ones, and conjugates for the rest) come from half as many complex numbers:
//   F(2m + ½) = Σ_{j < n/2} (f_j - i f_{j + n/2}) exp(-iπ j/n) exp(-2πi jm/(n/2)).
void SpectralBasis::forward(double* field, double* spectrum) {
  if (boundary_ != Boundary::antiperiodic) return forward_.execute(field, spectrum);
  const std::size_t half = n_ / 2;
  for (std::size_t j = 0; j < half; ++j) {
    const double c = twist_[j].real(), s = twist_[j].imag(), a = field[j], b = field[j + half];
    folded_[2 * j] = a * c + b * s;
    folded_[2 * j + 1] = a * s - b * c;
  }
  forward_.execute(folded_.data(), spectrum);
}

void SpectralBasis::backward(double* spectrum, double* field) {
  if (boundary_ != Boundary::antiperiodic) return backward_.execute(spectrum, field);
  backward_.execute(spectrum, folded_.data());
  const std::size_t half = n_ / 2;
  for (std::size_t j = 0; j < half; ++j) {
    const double c = twist_[j].real(), s = twist_[j].imag(), a = folded_[2 * j], b = folded_[2 * j + 1];
    field[j] = a * c + b * s;         // the real part of z · conj(twist)
    field[j + half] = a * s - b * c;  // minus its imaginary part
  }
}

void SpectralBasis::differentiate(double* field, double* out) {
  double* spectrum = spectrum_.data();
  forward(field, spectrum);
  if (boundary_ == Boundary::neumann) {
    for (std::size_t m = 1; m < n_; ++m) folded_[m - 1] = -spectrum[m] * wavenumbers_[m] * normalisation_;
    folded_[n_ - 1] = 0;
    return sine_->execute(folded_.data(), out);
  }
  for (std::size_t m = 0; m + 1 < squares_.size(); m += 2) {
    const double k = wavenumbers_[m] * normalisation_;
    const double real = spectrum[m], imaginary = spectrum[m + 1];
    spectrum[m] = -k * imaginary;
    spectrum[m + 1] = k * real;
  }
  backward(spectrum, out);
}

}  // namespace ansatz::fields

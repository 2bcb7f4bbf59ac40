// SPDX-License-Identifier: MIT
#include "stdlib/fields/spectral_basis.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stdlib/fields/step_loops.h"

namespace ansatz::fields {
using core::Transform;
using std::numbers::pi;

SpectralBasis::SpectralBasis(Boundary boundary, double low, double length, std::size_t n)
    : boundary_(boundary), n_(n), low_(low), length_(length), spacing_(length / static_cast<double>(n)) {
  if (boundary == Boundary::antiperiodic) {
    half_.emplace(n / 2);
  } else {
    const bool ring = boundary == Boundary::periodic;
    forward_.emplace(ring ? Transform::real_forward : Transform::cosine_forward, n);
    backward_.emplace(ring ? Transform::real_backward : Transform::cosine_backward, n);
  }
  const bool is_complex = boundary != Boundary::neumann;
  const std::size_t waves = boundary == Boundary::periodic ? n / 2 + 1 : boundary == Boundary::antiperiodic ? n / 2 : n;
  const std::size_t doubles = is_complex ? 2 * waves : waves;
  squares_ = core::AlignedBuffer(doubles);
  wavenumbers_ = core::AlignedBuffer(doubles);
  spectrum_ = core::AlignedBuffer(std::max(doubles, n));
  folded_ = core::AlignedBuffer(std::max(doubles, n));
  const auto count = static_cast<double>(n);
  for (std::size_t i = 0; i < doubles; ++i) {
    const auto m = static_cast<double>(half_ ? half_->waves()[i / 2] : is_complex ? i / 2 : i);
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
  if (boundary == Boundary::antiperiodic) {
    for (std::size_t j = 0; j < n / 2; ++j) twist_.push_back(std::polar(1.0, -pi * static_cast<double>(j) / count));
  }
  if (boundary == Boundary::neumann) sine_.emplace(Transform::sine_backward, n);
  if (boundary == Boundary::periodic && n % 2 == 0) wavenumbers_[doubles - 1] = wavenumbers_[doubles - 2] = 0;
  if (boundary == Boundary::periodic && PackedWaves::takes(n)) packed_.emplace(n);
  waves_ = core::AlignedBuffer(packed_size());
  laplacian_ = multiplier([this](double square) { return -square * packed_unit(); });
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
void SpectralBasis::forward(const double* field, double* spectrum) {
  if (!half_) return forward_->execute(const_cast<double*>(field), spectrum);  // which keeps its input
  const std::size_t half = n_ / 2;
  for (std::size_t j = 0; j < half; ++j) {
    const double c = twist_[j].real(), s = twist_[j].imag(), a = field[j], b = field[j + half];
    folded_[2 * j] = a * c + b * s;
    folded_[2 * j + 1] = a * s - b * c;
  }
  half_->forward(folded_.data(), spectrum);
}

void SpectralBasis::backward(double* spectrum, double* field) {
  if (!half_) return backward_->execute(spectrum, field);
  half_->backward(spectrum, folded_.data());
  const std::size_t half = n_ / 2;
  for (std::size_t j = 0; j < half; ++j) {
    const double c = twist_[j].real(), s = twist_[j].imag(), a = folded_[2 * j], b = folded_[2 * j + 1];
    field[j] = a * c + b * s;         // the real part of z · conj(twist)
    field[j + half] = a * s - b * c;  // minus its imaginary part
  }
}

void SpectralBasis::pack(const double* field, double* packed) {
  if (packed_) return packed_->forward(field, packed);
  forward(field, packed);
}

void SpectralBasis::unpack(const double* packed, double* field) {
  if (packed_) return packed_->backward(packed, field);
  std::copy_n(packed, spectrum_size(), spectrum_.data());
  backward(spectrum_.data(), field);
}

WaveMultiplier SpectralBasis::multiplier(const std::function<double(double square)>& factor) const {
  std::vector<double> factors;
  for (std::size_t i = 0; i < squares_.size(); i += packed_ ? 2 : 1) factors.push_back(factor(squares_[i]));
  if (packed_) return packed_->multiplier(factors);
  WaveMultiplier out{core::AlignedBuffer(factors.size()), {}};
  std::ranges::copy(factors, out.own.data());
  return out;
}

void SpectralBasis::kick_and_rotate(const TurningWaves& waves, const Rotation& rotation, double kick) const {
  if (packed_) return packed_->kick_and_rotate(waves, rotation, kick);
  const double *const __restrict c = rotation.cosine.own.data(), *const __restrict over = rotation.sine_over.own.data(),
                      *const __restrict times = rotation.sine_times.own.data(), *const __restrict force = waves.force;
  double* const __restrict u = waves.u, * const __restrict velocity = waves.velocity;
  for (std::size_t i = 0; i < squares_.size(); ++i) {
    const double before = u[i], v = std::fma(-kick, force[i], velocity[i]);
    u[i] = std::fma(c[i], before, over[i] * v);
    velocity[i] = std::fma(c[i], v, -times[i] * before);
  }
}

void SpectralBasis::curvature(const double* field, double* out) {
  pack(field, waves_.data());
  if (packed_) {
    packed_->multiply(waves_.data(), laplacian_);
    return packed_->backward(waves_.data(), out);
  }
  multiply(waves_.data(), laplacian_.own.data(), laplacian_.own.size());
  backward(waves_.data(), out);
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

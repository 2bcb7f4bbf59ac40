// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "stdlib/fields/rotation_loops.h"

namespace ansatz::fields {
namespace {

using Complex = std::complex<double>;

/// Nodes and weights of Gauss and Legendre on [0, 1], by Newton's method on the recurrence.
template <std::size_t kNodes>
std::array<std::pair<double, double>, kNodes> gauss() {
  std::array<std::pair<double, double>, kNodes> rule;
  const auto count = static_cast<double>(kNodes);
  for (std::size_t i = 0; i < kNodes; ++i) {
    double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (count + 0.5)), slope = 1;
    for (int turn = 0; turn < 100; ++turn) {
      double p = 1, before = 0;
      for (std::size_t k = 1; k <= kNodes; ++k) {
        const double m = static_cast<double>(k);
        before = std::exchange(p, ((2 * m - 1) * x * p - (m - 1) * before) / m);
      }
      slope = count * (x * p - before) / (x * x - 1);
      const double change = p / slope;
      x -= change;
      if (std::fabs(change) < 1e-16) break;
    }
    rule[i] = {(1 - x) / 2, 1 / ((1 - x * x) * slope * slope)};
  }
  return rule;
}

}  // namespace

WaveMeter::WaveMeter(const ComplexRing& ring, double cubic, core::Function nonlinearity, std::vector<double> potential)
    : ring_(ring),
      cubic_(cubic),
      nonlinearity_(std::move(nonlinearity)),
      potential_(std::move(potential)),
      x_(ring.coordinates()),
      density_(ring.points()),
      work_(nonlinearity_ ? ring.points() : 0),
      value_(nonlinearity_ ? ring.points() : 0),
      field_(2 * ring.points()),
      spectrum_(2 * ring.points()),
      slope_(2 * ring.points()) {}

// ∫ F dx with F(ρ) = ρ ∫₀¹ f(sρ) ds, exact to rounding for f that is smooth down to 0.
double WaveMeter::interaction(std::span<const double> density) {
  double sum = 0;
  if (!nonlinearity_) {
    for (double rho : density) sum += rho * rho;
    return -0.5 * cubic_ * sum * ring_.spacing();
  }
  static const auto kRule = gauss<16>();
  for (const auto& [place, weight] : kRule) {
    for (std::size_t j = 0; j < density.size(); ++j) work_[j] = place * density[j];
    const double* const inputs = work_.data();
    nonlinearity_.evaluate({&inputs, 1}, value_.data(), value_.size());
    for (std::size_t j = 0; j < density.size(); ++j) sum += weight * value_[j] * density[j];
  }
  return -sum * ring_.spacing();
}

WaveMeasures WaveMeter::measure(std::span<const Complex> field) {
  const std::size_t n = ring_.points();
  const double dx = ring_.spacing(), unit = ring_.normalisation();
  const auto k = ring_.wavenumbers();
  WaveMeasures found;
  interleave(field, field_.data());
  squared_moduli(field_.data(), density_.data(), n);
  ring_.forward(field_.data(), spectrum_.data());
  double highest = 0, tail = 0;
  const double edge = ring_.highest_wavenumber() * 2 / 3;
  for (std::size_t j = 0; j < n; ++j) {
    const double power = spectrum_[2 * j] * spectrum_[2 * j] + spectrum_[2 * j + 1] * spectrum_[2 * j + 1];
    // The highest wave of an even grid stands for both signs of k and has no momentum.
    if (2 * j != n) found.momentum += k[j] * power;
    found.kinetic += k[j] * k[j] * power;
    highest = std::max(highest, power);
    if (std::fabs(k[j]) >= edge) tail = std::max(tail, power);
  }
  found.momentum *= unit * dx;
  found.kinetic *= 0.5 * unit * dx;
  found.spectral_tail = highest > 0 ? std::sqrt(tail / highest) : 0;

  Complex turn = 0;
  double largest = 0;
  const double per_length = 2 * std::numbers::pi / ring_.length();
  for (std::size_t j = 0; j < n; ++j) {
    found.mass += density_[j];
    turn += density_[j] * std::polar(1.0, per_length * (x_[j] - ring_.low()));
    largest = std::max(largest, density_[j]);
    if (!potential_.empty()) found.potential += potential_[j] * density_[j];
  }
  found.mass *= dx;
  found.potential *= dx;
  found.maximum = std::sqrt(largest);
  const double angle = std::arg(turn);
  found.centre = ring_.low() + (angle < 0 ? angle + 2 * std::numbers::pi : angle) / per_length;
  found.interaction = interaction(density_);
  find_peak(field, found);
  difference(field, found);
  return found;
}

// From the highest point by Newton's method on d|ψ|²/dx of the waves' sum; where that does not stay within a cell the
// point itself.
void WaveMeter::find_peak(std::span<const Complex> field, WaveMeasures& found) const {
  const std::size_t n = ring_.points();
  std::size_t top = 0;
  for (std::size_t j = 1; j < n; ++j)
    if (density_[j] > density_[top]) top = j;
  double offset = 0;
  const auto k = ring_.wavenumbers();
  const double unit = ring_.normalisation(), reach = ring_.spacing();
  Complex at = field[top];
  for (int turn = 0; turn < 6; ++turn) {
    Complex value = 0, first = 0, second = 0;
    const double x = x_[top] - ring_.low() + offset;
    // exp(ikx) by rotation from wave to wave, kept to 1e-13 over the waves of either sign.
    for (int sign : {1, -1}) {
      const std::size_t count = sign > 0 ? (n + 1) / 2 : n - (n + 1) / 2;
      const Complex step = std::polar(1.0, sign * 2 * std::numbers::pi / ring_.length() * x);
      Complex wave = sign > 0 ? Complex(1) : step;
      for (std::size_t m = 0; m < count; ++m) {
        const std::size_t j = sign > 0 ? m : n - 1 - m;
        const double re = unit * (spectrum_[2 * j] * wave.real() - spectrum_[2 * j + 1] * wave.imag());
        const double im = unit * (spectrum_[2 * j] * wave.imag() + spectrum_[2 * j + 1] * wave.real());
        value += Complex(re, im);
        first += Complex(-k[j] * im, k[j] * re);
        second -= Complex(k[j] * k[j] * re, k[j] * k[j] * im);
        wave = {wave.real() * step.real() - wave.imag() * step.imag(),
                wave.real() * step.imag() + wave.imag() * step.real()};
      }
    }
    at = value;
    const double slope = 2 * (value.real() * first.real() + value.imag() * first.imag());
    const double bend = 2 * (std::norm(first) + value.real() * second.real() + value.imag() * second.imag());
    const double change = bend < 0 ? -slope / bend : 0;
    if (!(std::fabs(offset + change) <= reach)) {
      offset = 0;
      at = field[top];
      break;
    }
    if (std::fabs(change) < 1e-13 * reach) break;
    offset += change;
  }
  found.peak = std::max(std::abs(at), found.maximum);
  found.peak_position = x_[top] + offset;
}

// As the published monitor has them: differences of second order within, of first order at the two ends, which it does
// not join; the momentum with the opposite sign.
void WaveMeter::difference(std::span<const Complex> field, WaveMeasures& found) const {
  const std::size_t n = ring_.points();
  const double dx = ring_.spacing();
  double momentum = 0, kinetic = 0;
  for (std::size_t j = 0; j < n; ++j) {
    const std::size_t before = j == 0 ? 0 : j - 1, after = j + 1 == n ? j : j + 1;
    const Complex slope = (field[after] - field[before]) / (dx * static_cast<double>(after - before));
    momentum -= field[j].real() * slope.imag() - field[j].imag() * slope.real();
    kinetic += 0.5 * std::norm(slope);
  }
  found.published_momentum = momentum * dx;
  found.published_energy = kinetic * dx + found.potential + found.interaction;
}

double WaveMeter::share_beyond(std::span<const Complex> field, double kept) {
  const std::size_t n = ring_.points();
  interleave(field, field_.data());
  ring_.forward(field_.data(), spectrum_.data());
  double all = 0, beyond = 0;
  const double edge = kept * ring_.highest_wavenumber();
  for (std::size_t j = 0; j < n; ++j) {
    const double power = spectrum_[2 * j] * spectrum_[2 * j] + spectrum_[2 * j + 1] * spectrum_[2 * j + 1];
    all += power;
    if (std::fabs(ring_.wavenumbers()[j]) >= edge) beyond += power;
  }
  return all > 0 ? beyond / all : 0;
}

}  // namespace ansatz::fields

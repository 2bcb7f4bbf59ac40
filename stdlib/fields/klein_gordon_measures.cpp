// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon_measures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ansatz::fields {

FieldMeter::FieldMeter(FieldEquation& equation, core::Function potential, Boundary boundary,
                       std::vector<double> background_slope, double background_rise)
    : equation_(equation),
      potential_(std::move(potential)),
      boundary_(boundary),
      x_(equation.basis.coordinates()),
      background_slope_(std::move(background_slope)),
      background_rise_(background_rise),
      u_(x_.size()),
      slope_(x_.size()),
      spectrum_(equation.basis.spectrum_size()) {}

FieldMeasures FieldMeter::measure(const core::AlignedBuffer& u, std::span<const double> velocity, std::span<double> phi,
                                  std::span<double> density) {
  const std::size_t n = x_.size();
  const double dx = equation_.basis.spacing();
  std::ranges::copy(u.span(), u_.data());
  equation_.basis.differentiate(u_.data(), slope_.data());
  std::ranges::copy(u.span(), phi.begin());
  for (std::size_t j = 0; j < equation_.background.size(); ++j) {
    phi[j] += equation_.background[j];
    slope_[j] += background_slope_[j];
  }
  const double* const field = phi.data();
  potential_.evaluate({&field, 1}, density.data(), n);

  FieldMeasures sums;
  double moment = 0;
  for (std::size_t j = 0; j < n; ++j) {
    const double weight = j == 0 || j + 1 == n ? end_weight_ : 1.0;
    const double v = velocity[j], s = slope_[j], kinetic = 0.5 * v * v, gradient = 0.5 * s * s;
    sums.kinetic += weight * kinetic;
    sums.gradient += weight * gradient;
    sums.potential += weight * density[j];
    sums.momentum -= weight * (v * s);
    sums.phi_squared += weight * (phi[j] * phi[j]);
    sums.maximum = std::max(sums.maximum, std::fabs(phi[j]));
    density[j] += kinetic + gradient;
    moment += weight * (x_[j] * density[j]);
  }
  for (double* sum : {&sums.kinetic, &sums.gradient, &sums.potential, &sums.momentum, &sums.phi_squared}) *sum *= dx;
  sums.centre = sums.energy() != 0 ? moment * dx / sums.energy() : 0.5 * (x_.front() + x_.back());
  switch (boundary_) {
    case Boundary::periodic:
      sums.rise = end_weight_ == 1 ? background_rise_ : phi[n - 1] - phi[0];
      break;
    case Boundary::antiperiodic:
      sums.rise = -2 * phi[0];
      break;
    case Boundary::neumann:
      sums.rise = phi[n - 1] - phi[0];
  }
  sums.spectral_tail = tail(sums.maximum);
  return sums;
}

double FieldMeter::tail(double floor) {
  equation_.basis.forward(u_.data(), spectrum_.data());
  const auto squares = equation_.basis.squares();
  const double edge = equation_.basis.highest_wavenumber() * 2 / 3;
  const std::size_t parts = boundary_ == Boundary::neumann ? 1 : 2;
  double highest = 0, in_tail = 0;  // squares of sizes
  for (std::size_t i = 0; i < squares.size(); i += parts) {
    const double second = parts == 2 ? spectrum_[i + 1] : 0;
    const double power = spectrum_[i] * spectrum_[i] + second * second;
    highest = std::max(highest, power);
    if (squares[i] >= edge * edge) in_tail = std::max(in_tail, power);
  }
  const double scale = std::max(std::sqrt(highest), floor);
  return scale > 0 ? std::sqrt(in_tail) / scale : 0;
}

}  // namespace ansatz::fields

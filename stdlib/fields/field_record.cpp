// SPDX-License-Identifier: MIT
#include "stdlib/fields/field_record.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

core::Array labelled(const std::vector<core::Dimension>& dimensions, std::vector<double> values, const char* label) {
  core::Array array(dimensions, std::move(values));
  array.label = label;
  return array;
}

core::Dimension axis(const char* name, const char* label, std::vector<double> values) {
  const std::size_t size = values.size();
  core::Array coordinates({core::Dimension(name, size)}, std::move(values));
  coordinates.label = label;
  return core::Dimension(name, std::move(coordinates));
}

}  // namespace

void FieldRecord::reserve(std::size_t instants) {
  for (auto* field : {&phi_, &phi_t_, &density_}) field->reserve(instants * points_);
}

void FieldRecord::add(double time, FieldMeter& meter, const core::AlignedBuffer& u, std::span<const double> velocity,
                      double energy_removed, double step) {
  const std::size_t first = phi_.size();
  for (auto* field : {&phi_, &density_}) field->resize(first + points_);
  phi_t_.insert(phi_t_.end(), velocity.begin(), velocity.end());
  const FieldMeasures now =
      meter.measure(u, velocity, std::span(phi_).subspan(first, points_), std::span(density_).subspan(first, points_));
  require_energy("klein_gordon", time, now.energy(), now.maximum);
  if (now.spectral_tail > tail_) std::tie(tail_, tail_time_) = std::pair(now.spectral_tail, time);
  times_.push_back(time);
  energy_.push_back(now.energy());
  kinetic_.push_back(now.kinetic);
  gradient_.push_back(now.gradient);
  potential_.push_back(now.potential);
  momentum_.push_back(now.momentum);
  charge_.push_back(now.rise / vacuum_distance_);
  centre_.push_back(now.centre);
  maximum_.push_back(now.maximum);
  phi_squared_.push_back(now.phi_squared);
  removed_.push_back(energy_removed);
  step_.push_back(step);
}

// Relative to the energy there is; to the largest of its parts where they cancel.
double FieldRecord::drift_from(const FieldMeasures& start) const {
  double scale = std::fabs(start.energy()), drift = 0;
  if (scale == 0) {
    for (std::size_t i = 0; i < energy_.size(); ++i)
      scale = std::max({scale, kinetic_[i], gradient_[i], std::fabs(potential_[i])});
  }
  for (std::size_t i = 0; i < energy_.size(); ++i)
    drift = std::max(drift, std::fabs(energy_[i] + removed_[i] - start.energy()));
  return scale > 0 ? drift / scale : drift;
}

KleinGordonSolution FieldRecord::publish(std::vector<double> x, const FieldMeasures& start) {
  KleinGordonSolution solution;
  solution.energy_drift = drift_from(start);
  solution.spectral_tail = tail_;
  const core::Dimension time = axis("time", "t", std::move(times_)), place = axis("x", "x", std::move(x));
  solution.phi = labelled({time, place}, std::move(phi_), "φ(x, t)");
  solution.phi_t = labelled({time, place}, std::move(phi_t_), "∂φ/∂t(x, t)");
  solution.energy_density = labelled({time, place}, std::move(density_), "energy density ε(x, t)");
  solution.energy_density.density_over = {"x"};
  solution.energy = labelled({time}, std::move(energy_), "energy E(t)");
  solution.kinetic_energy = labelled({time}, std::move(kinetic_), "kinetic energy");
  solution.gradient_energy = labelled({time}, std::move(gradient_), "gradient energy");
  solution.potential_energy = labelled({time}, std::move(potential_), "potential energy");
  std::vector<double> published_momentum = momentum_;
  for (double& value : published_momentum) value = -value;
  solution.momentum = labelled({time}, std::move(momentum_), "momentum P(t)");
  solution.published_momentum = labelled({time}, std::move(published_momentum), "∫ ∂φ/∂t ∂φ/∂x dx");
  solution.charge = labelled({time}, std::move(charge_), "topological charge");
  solution.centre = labelled({time}, std::move(centre_), "centre of energy");
  solution.maximum = labelled({time}, std::move(maximum_), "max |φ|");
  solution.phi_squared = labelled({time}, std::move(phi_squared_), "∫ φ² dx");
  solution.energy_removed = labelled({time}, std::move(removed_), "energy taken up by the sponge");
  solution.step_length = labelled({time}, std::move(step_), "time step");
  return solution;
}

}  // namespace ansatz::fields

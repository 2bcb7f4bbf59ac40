// SPDX-License-Identifier: MIT
#include "stdlib/fields/klein_gordon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/fields/klein_gordon_setting.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/potentials.h"

namespace ansatz::fields {
namespace {

constexpr double kTailWorthAWord = 1e-8;

/// The stored instants as they come.
struct Record {
  std::vector<double> phi, phi_t, density;
  std::vector<double> energy, kinetic, gradient, potential, momentum, charge, centre, maximum, phi_squared, removed;

  Record(std::size_t instants, std::size_t points) {
    for (auto* field : {&phi, &phi_t, &density}) field->resize(instants * points);
  }
  void add(const FieldMeasures& now, double vacuum_distance, double energy_removed) {
    energy.push_back(now.energy());
    kinetic.push_back(now.kinetic);
    gradient.push_back(now.gradient);
    potential.push_back(now.potential);
    momentum.push_back(now.momentum);
    charge.push_back(now.rise / vacuum_distance);
    centre.push_back(now.centre);
    maximum.push_back(now.maximum);
    phi_squared.push_back(now.phi_squared);
    removed.push_back(energy_removed);
  }
};

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

KleinGordonSolution publish(Record record, const std::vector<double>& times, std::vector<double> x) {
  const core::Dimension time = axis("time", "t", times), place = axis("x", "x", std::move(x));
  KleinGordonSolution solution;
  solution.phi = labelled({time, place}, std::move(record.phi), "φ(x, t)");
  solution.phi_t = labelled({time, place}, std::move(record.phi_t), "∂φ/∂t(x, t)");
  solution.energy_density = labelled({time, place}, std::move(record.density), "energy density ε(x, t)");
  solution.energy_density.density_over = {"x"};
  solution.energy = labelled({time}, std::move(record.energy), "energy E(t)");
  solution.kinetic_energy = labelled({time}, std::move(record.kinetic), "kinetic energy");
  solution.gradient_energy = labelled({time}, std::move(record.gradient), "gradient energy");
  solution.potential_energy = labelled({time}, std::move(record.potential), "potential energy");
  solution.momentum = labelled({time}, std::move(record.momentum), "momentum P(t)");
  solution.charge = labelled({time}, std::move(record.charge), "topological charge");
  solution.centre = labelled({time}, std::move(record.centre), "centre of energy");
  solution.maximum = labelled({time}, std::move(record.maximum), "max |φ|");
  solution.phi_squared = labelled({time}, std::move(record.phi_squared), "∫ φ² dx");
  solution.energy_removed = labelled({time}, std::move(record.removed), "energy taken up by the sponge");
  return solution;
}

// Relative to the energy there is; to the largest of its parts where they cancel.
double drift_of(const Record& record, const FieldMeasures& start) {
  double scale = std::fabs(start.energy()), drift = 0;
  if (scale == 0) {
    for (std::size_t i = 0; i < record.energy.size(); ++i)
      scale = std::max({scale, record.kinetic[i], record.gradient[i], std::fabs(record.potential[i])});
  }
  for (std::size_t i = 0; i < record.energy.size(); ++i) {
    drift = std::max(drift, std::fabs(record.energy[i] + record.removed[i] - start.energy()));
  }
  return scale > 0 ? drift / scale : drift;
}

}  // namespace

KleinGordon::KleinGordon() {
  core::Run quiet;
  static const core::Function kPotential = phi4({}, quiet);
  static const InitialState kInitial = gaussian({}, quiet);
  potential = kPotential;
  initial = kInitial;
}

KleinGordonSolution klein_gordon(const KleinGordon& question, core::Run& run) {
  KleinGordonSetting setting(question, run);
  FieldEquation& equation = setting.equation();
  const std::size_t n = equation.basis.points();
  const std::vector<double>& times = setting.times();
  const auto flow = setting.make_flow();
  FieldMeter meter = setting.make_meter();
  core::AlignedBuffer u(n), velocity(n);
  Record record(times.size(), n);

  flow->store(u.span(), velocity.span());
  const FieldMeasures start =
      meter.measure(u, velocity.span(), std::span(record.phi).first(n), std::span(record.density).first(n));
  double tail = 0, tail_time = 0, longest_step = 0;
  std::int64_t steps = 0;
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Stretch& stretch = schedule[i];
    flow->advance(stretch.from, stretch.step, stretch.count, run);
    flow->store(u.span(), velocity.span());
    std::ranges::copy(velocity.span(), record.phi_t.begin() + static_cast<std::ptrdiff_t>(i * n));
    const FieldMeasures now = meter.measure(u, velocity.span(), std::span(record.phi).subspan(i * n, n),
                                            std::span(record.density).subspan(i * n, n));
    record.add(now, question.initial.vacuum_distance, equation.sponge.energy_removed());
    if (now.spectral_tail > tail) std::tie(tail, tail_time) = std::pair(now.spectral_tail, times[i]);
    steps += stretch.count;
    longest_step = std::max(longest_step, stretch.step);
    run.progress(times[i] / times.back());
  }
  if (tail > kTailWorthAWord) {
    run.warn(
        fmt::format("klein_gordon: at t = {:.4g} a wave of the highest third has {:.1e} of the strongest one; take "
                    "more points than {}",
                    tail_time, tail, n));
  }
  const double drift = drift_of(record, start);
  KleinGordonSolution solution = publish(std::move(record), times, equation.basis.coordinates());
  solution.energy_drift = drift;
  solution.spectral_tail = tail;
  solution.step = longest_step;
  solution.steps = steps;
  solution.largest_stable_step = setting.stable_step();
  solution.integrator = question.integrator;
  solution.order = setting.scheme().order;
  solution.mode = question.mode;
  return solution;
}

}  // namespace ansatz::fields

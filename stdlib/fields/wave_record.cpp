// SPDX-License-Identifier: MIT
#include "stdlib/fields/wave_record.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/checks.h"

namespace ansatz::fields {
namespace {

core::Dimension wave_axis(const char* name, const char* label, std::vector<double> values) {
  const std::size_t size = values.size();
  core::Array coordinates({core::Dimension(name, size)}, std::move(values));
  coordinates.label = label;
  return core::Dimension(name, std::move(coordinates));
}

double drift(const std::vector<WaveMeasures>& all, double start, double scale, auto quantity) {
  double largest = 0;
  for (const WaveMeasures& now : all) largest = std::max(largest, std::fabs(quantity(now) - start));
  return scale > 0 ? largest / scale : largest;
}

}  // namespace

void WaveRecord::reserve(std::size_t instants) {
  psi_.reserve(instants * ring_.points());
  density_.reserve(instants * ring_.points());
}

void WaveRecord::add(double time, std::span<const std::complex<double>> field, const WaveMeasures& now) {
  require_energy("schrodinger_nls", time, now.energy(), now.peak);
  psi_.insert(psi_.end(), field.begin(), field.end());
  for (const auto& value : field) density_.push_back(std::norm(value));
  if (now.spectral_tail > tail_) std::tie(tail_, tail_time_) = std::pair(now.spectral_tail, time);
  times_.push_back(time);
  measures_.push_back(now);
}

SchrodingerNlsSolution WaveRecord::publish(const WaveMeasures& start) {
  SchrodingerNlsSolution solution;
  solution.spectral_tail = tail_;
  solution.mass_drift = drift(measures_, start.mass, start.mass, [](const auto& now) { return now.mass; });
  solution.momentum_drift = drift(measures_, start.momentum,
                                  std::max(std::fabs(start.momentum), 1e-3 * std::sqrt(2 * start.mass * start.kinetic)),
                                  [](const auto& now) { return now.momentum; });
  solution.energy_drift = drift(
      measures_, start.energy(),
      std::max({std::fabs(start.energy()), start.kinetic, std::fabs(start.potential), std::fabs(start.interaction)}),
      [](const auto& now) { return now.energy(); });
  const core::Dimension time = wave_axis("time", "t", std::move(times_)),
                        place = wave_axis("x", "x", ring_.coordinates());
  solution.psi = core::Array({time, place}, std::move(psi_));
  solution.psi.label = "ψ(x, t)";
  solution.density = core::Array({time, place}, std::move(density_));
  solution.density.label = "|ψ(x, t)|²";
  solution.density.density_over = {"x"};
  const auto series = [&](const char* label, auto quantity) {
    std::vector<double> values;
    for (const WaveMeasures& now : measures_) values.push_back(quantity(now));
    core::Array array({time}, std::move(values));
    array.label = label;
    return array;
  };
  solution.mass = series("mass M(t)", [](const auto& now) { return now.mass; });
  solution.momentum = series("momentum P(t)", [](const auto& now) { return now.momentum; });
  solution.energy = series("energy E(t)", [](const auto& now) { return now.energy(); });
  solution.kinetic_energy = series("kinetic energy", [](const auto& now) { return now.kinetic; });
  solution.potential_energy = series("potential energy", [](const auto& now) { return now.potential; });
  solution.interaction_energy = series("interaction energy", [](const auto& now) { return now.interaction; });
  solution.maximum = series("max |ψ|", [](const auto& now) { return now.maximum; });
  solution.peak = series("peak |ψ|", [](const auto& now) { return now.peak; });
  solution.peak_position = series("place of the peak", [](const auto& now) { return now.peak_position; });
  solution.published_momentum = series("published momentum", [](const auto& now) { return now.published_momentum; });
  solution.published_energy = series("published energy", [](const auto& now) { return now.published_energy; });
  // Unwrapped: from instant to instant by the shorter way round the ring.
  double turns = 0, before = measures_.front().centre;
  for (WaveMeasures& now : measures_) {
    const double length = ring_.length();
    turns -= std::round((now.centre - before) / length) * length;
    before = std::exchange(now.centre, now.centre + turns);
  }
  solution.centre = series("centre of |ψ|²", [](const auto& now) { return now.centre; });
  return solution;
}

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#include "stdlib/fields/barrier_transmission.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/transfer_matrix.h"

namespace ansatz::fields {
namespace {

constexpr const char* kBarrierTransmission = "barrier_transmission";

/// dφ/dE by the central difference of fourth order; each phase against the one at E, so that none wraps. At a resonance
/// the phase turns within 1/τ, of which the time that the wave dwells tells; the step shrinks until that does not
/// matter.
double phase_time(const Landscape& land, double energy, double mass, const Scattered& here) {
  const auto turned = [&](double e) {
    return std::arg(scatter(cells_of(land, e, mass, Ends::barrier), e, mass).transmitted * std::conj(here.transmitted));
  };
  const auto slope = [&](double h) {
    return (8 * (turned(energy + h) - turned(energy - h)) - (turned(energy + 2 * h) - turned(energy - 2 * h))) /
           (12 * h);
  };
  constexpr double kTurn = 0.01, kAgree = 1e-8, kRounding = 1e-12;
  constexpr int kMostRounds = 20;
  double h = 1e-3 * (energy - std::max(land.left_level, land.right_level));
  if (here.dwell_time > 0) h = std::min(h, kTurn / here.dwell_time);
  double time = slope(h);
  for (int round = 0; round < kMostRounds; ++round) {
    h /= 4;
    const double finer = slope(h), apart = std::fabs(finer - time);
    time = finer;
    if (apart <= kAgree * std::fabs(finer) + kRounding / h) break;
  }
  return time;
}

}  // namespace

BarrierTransmission::BarrierTransmission() : energies(core::Array::of({8.0})) {}

StationaryScattering barrier_transmission(const BarrierTransmission& question, core::Run& run) {
  UnitSystem units(kBarrierTransmission);
  notice(units, question.barrier);
  units.notice(question.mass);
  units.notice(question.domain);
  units.notice(std::optional(question.energies));
  const std::vector<double> energies = units.energies("energies", question.energies);
  const double mass = units.mass("mass", question.mass);
  require(kBarrierTransmission, "mass", mass, mass > 0, "above 0");
  const Landscape land = landscape(units, question.barrier, units.lengths("domain", question.domain));

  StationaryScattering out;
  std::vector<double> transmission, reflection, phase, delay, dwell;
  for (double energy : energies) {
    run.tick();
    require(kBarrierTransmission, "energies", energy, energy > land.left_level, "above the potential on the left");
    const Scattered found = scatter(cells_of(land, energy, mass, Ends::far), energy, mass);
    transmission.push_back(found.transmission);
    reflection.push_back(found.reflection);
    const Scattered inner = scatter(cells_of(land, energy, mass, Ends::barrier), energy, mass);
    dwell.push_back(inner.dwell_time);
    const bool passes = inner.transmission > 0;
    phase.push_back(passes ? std::arg(inner.transmitted) : 0.0);
    delay.push_back(passes ? phase_time(land, energy, mass, inner) : 0.0);
  }
  core::Array coordinate({core::Dimension("energy", energies.size())}, energies);
  coordinate.label = "energy E";
  const core::Dimension along("energy", units.published_energy().of(std::move(coordinate)));
  const auto series = [&](std::vector<double> values, const char* label) {
    core::Array array({along}, std::move(values));
    array.label = label;
    return array;
  };
  out.transmission = series(std::move(transmission), "transmission T(E)");
  out.reflection = series(std::move(reflection), "reflection R(E)");
  out.phase = series(std::move(phase), "phase of the transmitted wave");
  out.phase_time = units.published_time().of(series(std::move(delay), "phase time"));
  out.dwell_time = units.published_time().of(series(std::move(dwell), "dwell time"));
  return out;
}

}  // namespace ansatz::fields

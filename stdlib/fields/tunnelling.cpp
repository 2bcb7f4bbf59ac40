// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/passage.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/tunnelling_record.h"
#include "stdlib/fields/tunnelling_setting.h"

namespace ansatz::fields {
namespace {

constexpr double kLeftOverWorthAWord = 1e-3, kGoneRoundWorthAWord = 1e-6;
constexpr double kNotYetThere = 1e-4;  // |ψ| at the left detector at t = 0, over its largest

void add_flux(TunnellingSolution& out, const TunnellingSetting& setting, const Passage& passage, const Budget& first,
              const Budget& last) {
  const UnitSystem& units = setting.units();
  const std::vector<double> times(passage.left().times().begin(), passage.left().times().end());
  core::Array coordinates({core::Dimension("sample_time", times.size())}, times);
  coordinates.label = "t";
  const core::Dimension along("sample_time", units.published_time().of(std::move(coordinates)));
  const auto series = [&](const FluxDetector& detector, const char* label) {
    core::Array array({along}, std::vector<double>(detector.flux().begin(), detector.flux().end()));
    array.label = label;
    return units.published_rate().of(std::move(array));
  };
  out.flux_left = series(passage.left(), "flux before the barrier");
  out.flux_right = series(passage.right(), "flux behind the barrier");
  out.transmission = passage.right().total();
  out.reflection = first.left - passage.left().total();
  out.flux_error = std::fabs(out.transmission - (last.right + last.absorbed_right - first.right));
  out.dwell_time = units.published_time().of(passage.dwelled());
}

/// T(E) and 1 - R(E): what passed of an energy, over what the free packet has of it, |φ(k)|² m/k.
void add_energies(TunnellingSolution& out, const TunnellingSetting& setting, const Passage& passage) {
  const std::vector<double>& energies = setting.energies();
  if (energies.empty()) return;
  const Packet& packet = setting.packet();
  std::vector<double> through = passage.right().passed(), into = passage.left().passed();
  for (std::size_t i = 0; i < energies.size(); ++i) {
    const double k = std::sqrt(2 * packet.mass * (energies[i] - setting.land().left_level));
    const double came = packet.spectrum(k) * packet.mass / k;
    through[i] /= came;
    into[i] = 1 - into[i] / came;
  }
  core::Array coordinates({core::Dimension("energy", energies.size())}, energies);
  coordinates.label = "energy E";
  const core::Dimension along("energy", setting.units().published_energy().of(std::move(coordinates)));
  out.transmission_of_energy = core::Array({along}, std::move(through));
  out.transmission_of_energy->label = "transmission T(E)";
  // A packet that stands at the left detector from the start was not seen to come.
  const double away = (packet.position - setting.ring().coordinates()[setting.left_plane()]) / (2 * packet.sigma);
  if (std::exp(-away * away) > kNotYetThere) return;
  out.reflection_of_energy = core::Array({along}, std::move(into));
  out.reflection_of_energy->label = "reflection R(E)";
}

/// What the layers give back of waves up to the packet's fastest, slow ones too that they were not made for.
void add_absorber_curve(TunnellingSolution& out, const TunnellingSetting& setting) {
  constexpr int kCount = 40;
  const double fastest = std::fabs(setting.packet().wavenumber) + 3 * setting.packet().sigma_k();
  std::vector<double> waves, shares;
  for (int i = 1; i <= kCount; ++i) {
    const std::optional<double> share = setting.returned(fastest * i / kCount);
    if (!share) return;
    waves.push_back(fastest * i / kCount);
    shares.push_back(*share);
  }
  const UnitSystem::Publication unit = setting.units().published_wavenumber();
  out.absorber_curve =
      core::Array({published_axis("wavenumber", "wavenumber k", std::move(waves), unit)}, std::move(shares));
  out.absorber_curve->label = "share given back";
}

/// What makes a transmission something else than the share of a packet that comes, meets the barrier and is gone.
void doubt_passage(const TunnellingSolution& out, const TunnellingSetting& setting, const Passage& passage,
                   core::Run& run) {
  if (passage.gone_round() > kGoneRoundWorthAWord)
    run.warn(
        fmt::format("tunnelling: without absorbing layers {:.2g} of the packet has gone round the ring through the "
                    "domain's ends and comes to the planes again; give absorber a width, take a wider domain or an "
                    "earlier until",
                    passage.gone_round()));
  if (out.remaining <= kLeftOverWorthAWord || setting.energies().empty()) return;
  const Packet& packet = setting.packet();
  const double arrival = (setting.land().low - packet.position) * packet.mass / packet.wavenumber;
  run.warn(setting.times().back() < arrival
               ? fmt::format("tunnelling: the packet's middle has not come to the barrier by the end, only {:.2g} of "
                             "it has; take a later until",
                             out.remaining)
               : fmt::format("tunnelling: {:.2g} of the packet is still at the barrier at the end; take a later until",
                             out.remaining));
}

}  // namespace

Tunnelling::Tunnelling() : barrier(Barrier()) {}

TunnellingSolution tunnelling(const Tunnelling& question, core::Run& run) {
  const TunnellingSetting setting("tunnelling", question, run);
  Passage passage(setting);
  TunnellingRecord record(setting);
  const std::vector<double>& times = setting.times();
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!setting.is_published()) {
      passage.go(schedule[i], run);
    } else if (times[i] > 0) {
      passage.go_as_published(times[i], run);
    }
    record.add(times[i], passage.flow());
    run.progress(times[i] / times.back());
  }
  const Budget first = record.first(), last = record.last();
  const std::vector<double> end(record.last_density().begin(), record.last_density().end());
  TunnellingSolution out = record.publish();
  add_flux(out, setting, passage, first, last);
  add_energies(out, setting, passage);
  add_absorber_curve(out, setting);
  if (setting.is_published()) {
    const std::vector<double> x = setting.ring().coordinates();
    const PublishedShares shares = published_shares(end, setting.potential(), x, setting.layer());
    out.transmission = shares.transmission;
    out.reflection = shares.reflection;
  } else {
    doubt_passage(out, setting, passage, run);
  }
  const UnitSystem& units = setting.units();
  const auto place = [&](std::size_t j) { return units.published_length().of(setting.ring().coordinates()[j]); };
  out.detector_left = place(setting.left_plane());
  out.detector_right = place(setting.right_plane());
  out.absorber_return = setting.absorber_return();
  out.resolved = setting.resolved();
  out.step = units.published_time().of(passage.longest_step());
  out.steps = passage.steps();
  out.integrator = std::string(setting.scheme().name);
  out.order = setting.scheme().order;
  out.mode = question.mode;
  return out;
}

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling_record.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/checks.h"

namespace ansatz::fields {

core::Dimension published_axis(const char* name, const char* label, std::vector<double> values,
                               const UnitSystem::Publication& publication) {
  const std::size_t size = values.size();
  core::Array coordinates({core::Dimension(name, size)}, std::move(values));
  coordinates.label = label;
  return core::Dimension(name, publication.of(std::move(coordinates)));
}

PacketAccount::PacketAccount(const TunnellingSetting& setting)
    : setting_(setting), meter_(setting.ring(), setting.packet().mass, setting.potential()) {}

Budget PacketAccount::budget(std::span<const std::complex<double>> field, const SplitOperator& flow) const {
  // The planes stand at points, whose cells they halve.
  const auto sum = [&](std::size_t first, std::size_t last) {
    double total = 0;
    for (std::size_t j = first; j < last; ++j) total += std::norm(field[j]);
    return total;
  };
  const std::size_t a = setting_.left_plane(), b = setting_.right_plane();
  const double dx = setting_.ring().spacing(), half_a = std::norm(field[a]) / 2, half_b = std::norm(field[b]) / 2;
  return {dx * (sum(0, a) + half_a), dx * (half_a + sum(a + 1, b) + half_b), dx * (half_b + sum(b + 1, field.size())),
          flow.absorbed_left(), flow.absorbed_right()};
}

PacketMeasures PacketAccount::measure(double time, std::span<const std::complex<double>> field) {
  if (setting_.land().moving) meter_.set_potential(setting_.potential_at(time));
  return meter_.measure(field);
}

TunnellingRecord::TunnellingRecord(const TunnellingSetting& setting)
    : setting_(setting), account_(setting), field_(setting.ring().points()) {
  psi_.reserve(setting.times().size() * field_.size());
  density_.reserve(psi_.capacity());
}

void TunnellingRecord::add(double time, const SplitOperator& flow) {
  flow.store(field_);
  psi_.insert(psi_.end(), field_.begin(), field_.end());
  for (const auto& value : field_) density_.push_back(std::norm(value));
  times_.push_back(time);
  measures_.push_back(account_.measure(time, field_));
  budgets_.push_back(account_.budget(field_, flow));
  require_energy(
      "tunnelling", time, measures_.back().kinetic + measures_.back().potential,
      std::sqrt(*std::max_element(density_.end() - static_cast<std::ptrdiff_t>(field_.size()), density_.end())));
}

std::span<const double> TunnellingRecord::last_density() const {
  return std::span(density_).last(setting_.ring().points());
}

TunnellingSolution TunnellingRecord::publish() {
  TunnellingSolution out;
  const UnitSystem& units = setting_.units();
  const double start = measures_.front().kinetic + measures_.front().potential;
  if (!setting_.land().moving) out.energy_drift = 0;
  for (std::size_t i = 0; i < budgets_.size(); ++i) {
    const Budget& now = budgets_[i];
    out.budget_error = std::max(out.budget_error, std::fabs(now.sum() - 1));
    const double drift = std::fabs(measures_[i].kinetic + measures_[i].potential - start);
    if (out.energy_drift && now.absorbed_left + now.absorbed_right < 1e-12)
      out.energy_drift = std::max(*out.energy_drift, start != 0 ? drift / std::fabs(start) : drift);
  }
  out.remaining = last().inside;
  out.absorbed = last().absorbed_left + last().absorbed_right;

  const core::Dimension time = published_axis("time", "t", std::move(times_), units.published_time());
  const core::Dimension place = published_axis("x", "x", setting_.ring().coordinates(), units.published_length());
  out.psi = core::Array({time, place}, std::move(psi_));
  out.density = units.published_wavenumber().of(core::Array({time, place}, std::move(density_)));
  if (units.is_physical()) {
    // ψ is the root of one over a length, which is no unit of the table: its numbers are those of nm^(-1/2).
    out.psi.label = "ψ(x, t), nm^(-1/2)";
  } else {
    out.psi.label = "ψ(x, t)";
  }
  out.density.label = "|ψ(x, t)|²";
  out.density.density_over = {"x"};
  const auto of_budget = [&](const char* label, double Budget::*member) {
    std::vector<double> values;
    for (const Budget& now : budgets_) values.push_back(now.*member);
    core::Array array({time}, std::move(values));
    array.label = label;
    return array;
  };
  out.left = of_budget("probability before the barrier", &Budget::left);
  out.inside = of_budget("probability at the barrier", &Budget::inside);
  out.right = of_budget("probability behind the barrier", &Budget::right);
  out.absorbed_left = of_budget("absorbed on the left", &Budget::absorbed_left);
  out.absorbed_right = of_budget("absorbed on the right", &Budget::absorbed_right);
  const auto series = [&](const char* label, const UnitSystem::Publication& publication, auto quantity) {
    std::vector<double> values;
    for (const PacketMeasures& now : measures_) values.push_back(quantity(now));
    core::Array array({time}, std::move(values));
    array.label = label;
    return publication.of(std::move(array));
  };
  using M = PacketMeasures;
  const auto length = units.published_length(), wave = units.published_wavenumber(), energy = units.published_energy();
  out.mean_x = series("⟨x⟩", length, [](const M& now) { return now.mean_x; });
  out.sigma_x = series("σ_x", length, [](const M& now) { return now.sigma_x; });
  out.mean_k = series("⟨k⟩", wave, [](const M& now) { return now.mean_k; });
  out.sigma_k = series("σ_k", wave, [](const M& now) { return now.sigma_k; });
  out.kinetic_energy = series("kinetic energy", energy, [](const M& now) { return now.kinetic; });
  out.potential_energy = series("potential energy", energy, [](const M& now) { return now.potential; });
  out.energy = series("energy", energy, [](const M& now) { return now.kinetic + now.potential; });
  out.entropy_x = series("entropy of x", {}, [](const M& now) { return now.entropy_x; });
  out.entropy_k = series("entropy of k", {}, [](const M& now) { return now.entropy_k; });
  const auto along_x = [&](const std::vector<double>& values, const char* label, const UnitSystem::Publication& unit) {
    core::Array array({place}, values);
    array.label = label;
    return unit.of(std::move(array));
  };
  out.potential = along_x(setting_.potential(), "V(x)", energy);
  out.absorption = along_x(setting_.absorption(), "absorption w(x)", units.published_rate());
  out.attraction = along_x(setting_.attraction(), "attraction u(x)", energy);
  return out;
}

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#include "stdlib/fields/tunnelling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "stdlib/fields/flux_detector.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/tunnelling_record.h"
#include "stdlib/fields/tunnelling_setting.h"

namespace ansatz::fields {
namespace {

constexpr double kLeftOverWorthAWord = 1e-3;
constexpr double kNotYetThere = 1e-4;  // |ψ| at the left detector at t = 0, over its largest

/// ψ on its way past the two detectors.
class Passage {
 public:
  explicit Passage(const TunnellingSetting& setting)
      : setting_(setting),
        flow_(setting.make_flow()),
        left_(setting.left_plane(), setting.ring().spacing(), setting.packet().mass, setting.energies()),
        right_(setting.right_plane(), setting.ring().spacing(), setting.packet().mass, setting.energies()) {
    weigh_cells();
    look(0);
  }

  /// A stretch in even pieces, so short that the detectors miss nothing.
  void go(const Stretch& stretch, core::Run& run) {
    if (stretch.count == 0) return;
    const double length = stretch.step * static_cast<double>(stretch.count);
    const long pieces = std::max(1L, static_cast<long>(std::ceil(length / setting_.sample_time() * (1 - 1e-12))));
    const long steps = (stretch.count + pieces - 1) / pieces;
    const double piece = length / static_cast<double>(pieces), step = piece / static_cast<double>(steps);
    for (long i = 0; i < pieces; ++i) {
      const double from = stretch.from + piece * static_cast<double>(i);
      take(from, step, steps, run);
      look(i + 1 == pieces ? stretch.from + length : from + piece);
    }
  }

  /// Steps just as given.
  void take(double from, double step, long count, core::Run& run) {
    flow_.advance(from, step, count, run);
    steps_ += count;
    longest_step_ = std::max(longest_step_, step);
  }

  void look(double time) {
    double inside = 0;
    const double* field = flow_.field();
    for (std::size_t j = first_cell_; j < first_cell_ + cells_.size(); ++j)
      inside += cells_[j - first_cell_] * (field[2 * j] * field[2 * j] + field[2 * j + 1] * field[2 * j + 1]);
    inside *= setting_.ring().spacing();
    if (!left_.times().empty()) dwelled_ += (time - left_.times().back()) / 2 * (inside + inside_);
    inside_ = inside;
    left_.sample(time, field);
    right_.sample(time, field);
  }

  const SplitOperator& flow() const { return flow_; }
  const FluxDetector& left() const { return left_; }
  const FluxDetector& right() const { return right_; }
  double dwelled() const { return dwelled_; }
  long steps() const { return steps_; }
  double longest_step() const { return longest_step_; }

 private:
  /// How much of each cell lies between the barrier's ends.
  void weigh_cells() {
    const ComplexRing& ring = setting_.ring();
    const double dx = ring.spacing();
    const std::vector<double> x = ring.coordinates();
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double covered =
          std::min(setting_.land().high, x[j] + dx / 2) - std::max(setting_.land().low, x[j] - dx / 2);
      if (covered <= 0) continue;
      if (cells_.empty()) first_cell_ = j;
      cells_.push_back(std::min(1.0, covered / dx));
    }
  }

  const TunnellingSetting& setting_;
  SplitOperator flow_;
  FluxDetector left_, right_;
  std::vector<double> cells_;
  std::size_t first_cell_ = 0;
  double inside_ = 0, dwelled_ = 0, longest_step_ = 0;
  long steps_ = 0;
};

/// Steps of the published length until the instant is passed, and one that closes what rounding left of the whole.
void go_as_published(Passage& passage, double& now, double instant, double until, double step, core::Run& run) {
  long count = 0;
  const double from = now;
  while (now < instant && until - now >= step) {
    now += step;
    ++count;
  }
  if (count > 0) passage.take(from, step, count, run);
  if (now < instant && now < until) {
    passage.take(now, until - now, 1, run);
    now = until;
  }
  passage.look(now);
}

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

}  // namespace

Tunnelling::Tunnelling() : barrier(Barrier()) {}

TunnellingSolution tunnelling(const Tunnelling& question, core::Run& run) {
  const TunnellingSetting setting(question, run);
  Passage passage(setting);
  TunnellingRecord record(setting);
  const std::vector<double>& times = setting.times();
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  double now = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!setting.is_published()) {
      passage.go(schedule[i], run);
    } else if (times[i] > 0) {
      go_as_published(passage, now, times[i], times.back(), setting.largest_step(), run);
    }
    record.add(times[i], passage.flow());
    run.progress(times[i] / times.back());
  }
  const Budget first = record.first(), last = record.last();
  const std::vector<double> end(record.last_density().begin(), record.last_density().end());
  TunnellingSolution out = record.publish();
  add_flux(out, setting, passage, first, last);
  add_energies(out, setting, passage);
  if (setting.is_published()) {
    const std::vector<double> x = setting.ring().coordinates();
    const PublishedShares shares = published_shares(end, setting.potential(), x, setting.layer());
    out.transmission = shares.transmission;
    out.reflection = shares.reflection;
  } else if (out.remaining > kLeftOverWorthAWord && !setting.energies().empty()) {
    run.warn(fmt::format("tunnelling: {:.2g} of the packet is still at the barrier at the end; take a later until",
                         out.remaining));
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

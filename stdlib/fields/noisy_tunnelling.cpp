// SPDX-License-Identifier: MIT
#include "stdlib/fields/noisy_tunnelling.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "stdlib/core/each_stretch.h"
#include "stdlib/fields/checks.h"
#include "stdlib/fields/mixed_state.h"
#include "stdlib/fields/output_schedule.h"
#include "stdlib/fields/passage.h"
#include "stdlib/fields/published_barriers.h"
#include "stdlib/fields/tunnelling_record.h"

namespace ansatz::fields {
namespace {

constexpr const char* kNoisyTunnelling = "noisy_tunnelling";

/// A mean and its standard error.
std::pair<double, double> mean_of(const std::vector<double>& values) {
  double mean = 0, squares = 0;
  for (double value : values) mean += value / static_cast<double>(values.size());
  for (double value : values) squares += (value - mean) * (value - mean);
  const auto n = static_cast<double>(values.size());
  return {mean, std::sqrt(squares / (n * (n - 1)))};
}

/// The instants of all trajectories as they come.
class Ensemble {
 public:
  Ensemble(const TunnellingSetting& setting, std::size_t count, core::Run& run)
      : setting_(setting), run_(run), points_(setting.ring().points()), mixed_(setting.ring(), count) {
    const bool is_disturbed = !setting.noise().is_none();
    for (std::size_t i = 0; i < count; ++i) {
      std::optional<Environment> environment;
      if (is_disturbed) environment.emplace(setting.ring(), setting.noise(), run.stream("trajectories").at(i));
      passages_.push_back(std::make_unique<Passage>(setting, std::move(environment)));
      accounts_.push_back(std::make_unique<PacketAccount>(setting));
    }
    budgets_.resize(count);
    measures_.resize(count);
  }

  /// Work for every trajectory, which writes only what is its own.
  template <class Work>
  void each(Work work) {
    core::each_stretch(passages_.size(), 1, true, run_, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) work(i);
    });
  }

  void add(double time) {
    each([&](std::size_t i) {
      passages_[i]->flow().store(mixed_.trajectory(i));
      budgets_[i] = accounts_[i]->budget(mixed_.trajectory(i), passages_[i]->flow());
      measures_[i] = accounts_[i]->measure(time, mixed_.trajectory(i));
    });
    const auto count = static_cast<double>(passages_.size());
    const std::size_t row = density_.size();
    density_.resize(row + points_);
    Budget mean;
    double mass = 0, x = 0, x2 = 0, k = 0, k2 = 0, energy = 0;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto psi = mixed_.trajectory(i);
      for (std::size_t j = 0; j < points_; ++j) density_[row + j] += std::norm(psi[j]) / count;
      const Budget& one = budgets_[i];
      mean.left += one.left / count;
      mean.inside += one.inside / count;
      mean.right += one.right / count;
      mean.absorbed_left += one.absorbed_left / count;
      mean.absorbed_right += one.absorbed_right / count;
      budget_error_ = std::max(budget_error_, std::fabs(one.sum() - 1));
      const PacketMeasures& now = measures_[i];
      mass += now.mass;
      x += now.mass * now.mean_x;
      x2 += now.mass * (now.mean_x * now.mean_x + now.sigma_x * now.sigma_x);
      k += now.mass * now.mean_k;
      k2 += now.mass * (now.mean_k * now.mean_k + now.sigma_k * now.sigma_k);
      energy += now.mass * (now.kinetic + now.potential);
    }
    times_.push_back(time);
    budget_.push_back(mean);
    const double size = mass > 0 ? 1 / mass : 0;
    mean_x_.push_back(x * size);
    sigma_x_.push_back(std::sqrt(std::max(0.0, x2 * size - x * size * x * size)));
    mean_k_.push_back(k * size);
    sigma_k_.push_back(std::sqrt(std::max(0.0, k2 * size - k * size * k * size)));
    energy_.push_back(energy * size);
    coherence_.push_back(mixed_.measure(x * size));
  }

  Passage& passage(std::size_t i) { return *passages_[i]; }
  NoisyTunnellingSolution publish();

 private:
  const TunnellingSetting& setting_;
  const core::Run& run_;
  std::size_t points_;
  MixedState mixed_;
  std::vector<std::unique_ptr<Passage>> passages_;
  std::vector<std::unique_ptr<PacketAccount>> accounts_;
  std::vector<Budget> budgets_, budget_;
  std::vector<PacketMeasures> measures_;
  std::vector<Coherence> coherence_;
  std::vector<double> density_, times_, mean_x_, sigma_x_, mean_k_, sigma_k_, energy_;
  double budget_error_ = 0;
};

NoisyTunnellingSolution Ensemble::publish() {
  NoisyTunnellingSolution out;
  const UnitSystem& units = setting_.units();
  const std::size_t count = passages_.size();
  std::vector<double> through, back;
  for (std::size_t i = 0; i < count; ++i) {
    const auto psi = mixed_.trajectory(i);
    if (setting_.is_published()) {
      std::vector<double> density;
      for (const auto& value : psi) density.push_back(std::norm(value));
      const PublishedShares shares =
          published_shares(density, setting_.potential(), setting_.ring().coordinates(), setting_.layer());
      through.push_back(shares.transmission);
      back.push_back(shares.reflection);
    } else {
      through.push_back(passages_[i]->right().total());
      back.push_back(budget_.front().left - passages_[i]->left().total());
    }
  }
  std::tie(out.transmission, out.transmission_error) = mean_of(through);
  std::tie(out.reflection, out.reflection_error) = mean_of(back);
  out.remaining = budget_.back().inside;
  out.absorbed = budget_.back().absorbed_left + budget_.back().absorbed_right;
  out.budget_error = budget_error_;
  out.resolved = setting_.resolved();
  out.step = units.published_time().of(passages_.front()->longest_step());
  out.steps = passages_.front()->steps();

  const core::Dimension time = published_axis("time", "t", std::move(times_), units.published_time());
  const core::Dimension place = published_axis("x", "x", setting_.ring().coordinates(), units.published_length());
  const core::Dimension each("trajectory", count);
  out.density = units.published_wavenumber().of(core::Array({time, place}, std::move(density_)));
  out.density.label = "density ρ(x, x)";
  out.density.density_over = {"x"};
  const auto series = [&](const char* label, std::vector<double> values, const UnitSystem::Publication& unit = {}) {
    core::Array array({time}, std::move(values));
    array.label = label;
    return unit.of(std::move(array));
  };
  const auto read = [](const auto& records, auto member) {
    std::vector<double> values;
    for (const auto& record : records) values.push_back(record.*member);
    return values;
  };
  const auto length = units.published_length(), wave = units.published_wavenumber();
  out.purity = series("purity tr ρ²", read(coherence_, &Coherence::purity));
  out.purity_error = series("its standard error", read(coherence_, &Coherence::purity_error));
  out.coherence_length = series("coherence length", read(coherence_, &Coherence::length), length);
  out.left = series("probability before the barrier", read(budget_, &Budget::left));
  out.inside = series("probability at the barrier", read(budget_, &Budget::inside));
  out.right = series("probability behind the barrier", read(budget_, &Budget::right));
  out.absorbed_left = series("absorbed on the left", read(budget_, &Budget::absorbed_left));
  out.absorbed_right = series("absorbed on the right", read(budget_, &Budget::absorbed_right));
  out.mean_x = series("⟨x⟩", std::move(mean_x_), length);
  out.sigma_x = series("σ_x", std::move(sigma_x_), length);
  out.mean_k = series("⟨k⟩", std::move(mean_k_), wave);
  out.sigma_k = series("σ_k", std::move(sigma_k_), wave);
  out.energy = series("energy", std::move(energy_), units.published_energy());
  out.transmissions = core::Array({each}, std::move(through));
  out.transmissions.label = "transmission of each trajectory";
  std::vector<std::complex<double>> fields;
  for (std::size_t i = 0; i < count; ++i) {
    const auto psi = mixed_.trajectory(i);
    fields.insert(fields.end(), psi.begin(), psi.end());
  }
  out.psi = core::Array({each, place}, std::move(fields));
  out.psi.label = units.is_physical() ? "ψ at the end, nm^(-1/2)" : "ψ at the end";
  return out;
}

}  // namespace

NoisyTunnelling::NoisyTunnelling() { frames = 50; }

NoisyTunnellingSolution noisy_tunnelling(const NoisyTunnelling& question, core::Run& run) {
  require(kNoisyTunnelling, "trajectories", static_cast<double>(question.trajectories),
          question.trajectories >= 3 && question.trajectories <= 4096, "in [3, 4096]");
  const TunnellingSetting setting(kNoisyTunnelling, question, run, &question);
  Ensemble ensemble(setting, static_cast<std::size_t>(question.trajectories), run);
  const std::vector<double>& times = setting.times();
  const std::vector<Stretch> schedule = output_schedule(times, setting.largest_step());
  for (std::size_t i = 0; i < times.size(); ++i) {
    ensemble.each([&](std::size_t one) {
      if (!setting.is_published()) {
        ensemble.passage(one).go(schedule[i], run);
      } else if (times[i] > 0) {
        ensemble.passage(one).go_as_published(times[i], run);
      }
    });
    ensemble.add(times[i]);
    run.progress(times[i] / times.back());
  }
  return ensemble.publish();
}

}  // namespace ansatz::fields

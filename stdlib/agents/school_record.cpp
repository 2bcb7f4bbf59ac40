// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace ansatz::agents {
namespace {

// Isotropic places in a box give about 0.9/√n; a school in one place far more.
constexpr double kLeastCertainty = 0.1;
constexpr double kShareWorthAWord = 0.1;  // of instants: a start without a centre needs none

core::Dimension space_dimension() { return {"space", core::Array::of_texts({"x", "y", "z"})}; }

core::Dimension time_dimension(const std::vector<double>& times) {
  core::Array values = core::Array::of(times);
  values.label = "t";
  return {"time", std::move(values)};
}

void append(std::vector<double>& out, const AgentArrays& agents, bool headings) {
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const Vec3 v = headings ? agents.heading(i) : agents.place(i);
    out.insert(out.end(), {v.x, v.y, v.z});
  }
}

}  // namespace

core::Array as_triples(const AgentArrays& agents, bool headings) {
  std::vector<double> values;
  values.reserve(3 * agents.size());
  append(values, agents, headings);
  core::Array array({{"agent", agents.size()}, space_dimension()}, std::move(values));
  array.label = headings ? "heading" : "position";
  return array;
}

SchoolRecord::SchoolRecord(const CouzinSetting& setting, bool trajectories)
    : space_(setting.space),
      meter_(setting.space, setting.zones, setting.start.size()),
      trajectories_(trajectories),
      agents_(setting.start.size()) {
  const std::size_t instants = setting.instants.size();
  if (setting.with_entropies) {
    entropies_.emplace(setting.space, setting.zones);
    pairs_.emplace(agents_);
  }
  times_.reserve(instants);
  measures_.reserve(instants);
  states_.reserve(instants);
  corrected_.reserve(kEntropies * instants);
  published_.reserve(kEntropies * instants);
  if (trajectories) {
    positions_.reserve(3 * agents_ * instants);
    headings_.reserve(3 * agents_ * instants);
  }
}

void SchoolRecord::add(double time, const AgentArrays& agents, core::Run& run) {
  times_.push_back(time);
  if (pairs_) pairs_->look(agents, space_, run);
  measures_.push_back(meter_.measure(agents, pairs_ ? &*pairs_ : nullptr, run));
  const SchoolMeasures& m = measures_.back();
  states_.push_back(state_name(m.polarization, m.rotation));
  if (entropies_) {
    entropies_->measure(agents, m, meter_, *pairs_);
    corrected_.insert(corrected_.end(), entropies_->corrected().begin(), entropies_->corrected().end());
    published_.insert(published_.end(), entropies_->published().begin(), entropies_->published().end());
  }
  if (trajectories_) {
    append(positions_, agents, false);
    append(headings_, agents, true);
  }
}

School SchoolRecord::publish(core::Run& run) {
  const core::Dimension time = time_dimension(times_);
  const auto series = [&](const char* label, auto value) {
    std::vector<double> values;
    values.reserve(measures_.size());
    for (const SchoolMeasures& m : measures_) values.push_back(value(m));
    core::Array array({time}, std::move(values));
    array.label = label;
    return array;
  };
  School school;
  school.polarization = series("P", [](const SchoolMeasures& m) { return m.polarization; });
  school.rotation = series("M", [](const SchoolMeasures& m) { return m.rotation; });
  school.spread = series("spread", [](const SchoolMeasures& m) { return m.spread; });
  school.groups = series("groups", [](const SchoolMeasures& m) { return m.groups; });
  school.largest_group = series("largest group", [](const SchoolMeasures& m) { return m.largest_group; });
  school.nearest_distance = series("distance to the nearest", [](const SchoolMeasures& m) { return m.nearest; });
  school.closest_distance = series("least distance", [](const SchoolMeasures& m) { return m.closest; });
  school.published_rotation = series("M, published", [](const SchoolMeasures& m) { return m.published_rotation; });
  school.published_spread = series("spread, published", [](const SchoolMeasures& m) { return m.published_spread; });

  std::vector<double> centres;
  for (const SchoolMeasures& m : measures_) centres.insert(centres.end(), {m.centre.x, m.centre.y, m.centre.z});
  school.centre = core::Array({time, space_dimension()}, std::move(centres));
  school.centre.label = "centre";
  school.state = core::Array({time}, std::move(states_));
  school.state.label = "state";

  if (entropies_) {
    const auto table = [&](std::vector<double> values, const char* label) {
      core::Array array({time, {"measure", core::Array::of_texts({kEntropyNames.begin(), kEntropyNames.end()})}},
                        std::move(values));
      array.label = label;
      return array;
    };
    const auto index = [&](const std::vector<double>& values, const char* label) {
      std::vector<double> means;
      for (std::size_t i = 0; i < times_.size(); ++i) {
        Entropies one;
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(i * kEntropies), kEntropies, one.begin());
        means.push_back(weighted_mean(one));
      }
      core::Array array({time}, std::move(means));
      array.label = label;
      return array;
    };
    school.index = index(corrected_, "schooling index");
    const std::span<const double> indices = school.index->real();
    const auto unknown = std::ranges::count_if(indices, [](double value) { return std::isnan(value); });
    if (unknown > 0)
      run.warn(
          fmt::format("couzin: at {} of {} instants some of the seven entropies are NaN, and the index with them: they "
                      "want 6 agents, and 4 in the largest group",
                      unknown, indices.size()));
    school.entropies = table(std::move(corrected_), "entropy");
    if (space_.box > 0) {
      school.published_index = index(published_, "schooling index, published");
      school.published_entropies = table(std::move(published_), "entropy, published");
    }
  }
  if (trajectories_) {
    const auto paths = [&](std::vector<double> values, const char* label) {
      core::Array array({time, {"agent", agents_}, space_dimension()}, std::move(values));
      array.label = label;
      return array;
    };
    school.positions = paths(std::move(positions_), "position");
    school.headings = paths(std::move(headings_), "heading");
  }
  const auto lost =
      std::ranges::count_if(measures_, [](const SchoolMeasures& m) { return m.certainty < kLeastCertainty; });
  if (static_cast<double>(lost) > kShareWorthAWord * static_cast<double>(measures_.size()))
    run.warn(
        fmt::format("couzin: at {} of {} instants agents fill the periodic box and have no centre; rotation, spread "
                    "and shape mean nothing there",
                    lost, measures_.size()));
  return school;
}

}  // namespace ansatz::agents

// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_profiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "stdlib/agents/cell_list.h"
#include "stdlib/agents/couzin_setting.h"
#include "stdlib/agents/school_measures.h"
#include "stdlib/core/error.h"

namespace ansatz::agents {
namespace {

constexpr std::int64_t kMostBins = 10000;

[[noreturn]] void refuse_bins(const char* parameter, const std::string& found, const std::string& wanted) {
  throw core::BadParameter("school_profiles", parameter, found, wanted);
}

/// Equal bins on [0, end].
struct Bins {
  std::size_t count;
  double end;

  double edge(std::size_t bin) const { return end * static_cast<double>(bin) / static_cast<double>(count); }
  std::size_t of(double value) const {
    return std::min(static_cast<std::size_t>(value / end * static_cast<double>(count)), count - 1);
  }
  double shell(std::size_t bin) const {
    return 4 * std::numbers::pi / 3 * (std::pow(edge(bin + 1), 3) - std::pow(edge(bin), 3));
  }
  /// Share of the sphere, where the bins are angles.
  double share(std::size_t bin) const {
    return (std::cos(edge(bin) * std::numbers::pi / 180) - std::cos(edge(bin + 1) * std::numbers::pi / 180)) / 2;
  }
  core::Dimension dimension(const char* name, const char* label) const {
    std::vector<double> middles;
    for (std::size_t k = 0; k < count; ++k) middles.push_back((edge(k) + edge(k + 1)) / 2);
    core::Array values = core::Array::of(std::move(middles));
    values.label = label;
    return {name, std::move(values)};
  }
};

std::size_t bins_of(const char* parameter, std::int64_t count) {
  if (count < 1 || count > kMostBins)
    refuse_bins(parameter, fmt::format("{}", count), fmt::format("in [1, {}]", kMostBins));
  return static_cast<std::size_t>(count);
}

double degrees_between(Vec3 a, Vec3 b) { return std::atan2(length(cross(a, b)), dot(a, b)) * (180 / std::numbers::pi); }

/// Profiles of one instant after the other.
class Profiler {
 public:
  Profiler(const School& school, Bins distances, Bins bearings, std::size_t agents)
      : space_{boundary_named(school.boundary), school.box.value_or(0)},
        distances_(distances),
        bearings_(bearings),
        meter_(space_, zones_of(school), agents),
        has_cells_(agents > kFewAgents && CellList::fits(space_, distances.end)) {
    if (has_cells_) cells_ = CellList(space_, distances.end, agents);
  }

  void look(const AgentArrays& agents, core::Run& run) {
    about_centre(agents, meter_.measure(agents, nullptr, run).centre);
    about_agents(agents, run);
  }

  std::vector<double> radial, polar, neighbours, neighbour_distance;

 private:
  static Zones zones_of(const School& school) {
    return {.attract = school.r_attract, .sees_above = least_cosine_seen(school.perception_angle)};
  }

  void about_centre(const AgentArrays& agents, Vec3 centre) {
    const SchoolGroups& groups = meter_.groups();
    Vec3 heading;
    for (std::size_t i = 0; i < agents.size(); ++i) {
      if (groups.in_largest(i)) heading = heading + agents.heading(i);
    }
    const bool has_heading = length(heading) >= kNowhere * static_cast<double>(groups.largest());
    std::vector<double> shells(distances_.count), cones(bearings_.count);
    double with_bearing = 0;
    for (std::size_t i = 0; i < agents.size(); ++i) {
      if (!groups.in_largest(i)) continue;
      const Vec3 r = space_.between(centre, agents.place(i));
      const double distance = length(r);
      if (distance <= distances_.end) shells[distances_.of(distance)] += 1;
      if (distance < kNowhere) continue;
      cones[bearings_.of(degrees_between(heading, r))] += 1;
      ++with_bearing;
    }
    for (std::size_t k = 0; k < shells.size(); ++k) radial.push_back(shells[k] / distances_.shell(k));
    for (std::size_t k = 0; k < cones.size(); ++k)
      polar.push_back(has_heading && with_bearing > 0 ? cones[k] / with_bearing / bearings_.share(k)
                                                      : std::numeric_limits<double>::quiet_NaN());
  }

  void count(Vec3 apart, Vec3 heading, std::vector<double>& counts) const {
    const double distance = length(apart);
    if (distance > distances_.end) return;
    counts[distances_.of(distance) * bearings_.count + bearings_.of(degrees_between(heading, apart))] += 1;
  }

  void about_agents(const AgentArrays& agents, core::Run& run) {
    const std::size_t n = agents.size();
    std::vector<double> counts(distances_.count * bearings_.count);
    if (has_cells_) {
      cells_.sort(agents, 1, run);
      const auto order = cells_.order();
      CellList::Stretches stretches;
      for (std::size_t cell = 0; cell < cells_.cells(); ++cell) {
        if (cells_.begin(cell) == cells_.end(cell)) continue;
        const std::size_t found = cells_.surroundings(cell, stretches);
        for (std::size_t k = cells_.begin(cell); k < cells_.end(cell); ++k) {
          run.tick();
          const Vec3 place = agents.place(order[k]), heading = agents.heading(order[k]);
          for (std::size_t s = 0; s < found; ++s) {
            for (std::size_t other = stretches[s].begin; other < stretches[s].end; ++other) {
              if (other != k) count(agents.place(order[other]) - place + stretches[s].shift, heading, counts);
            }
          }
        }
      }
    } else {
      for (std::size_t i = 0; i < n; ++i) {
        run.tick();
        for (std::size_t j = 0; j < n; ++j) {
          if (j != i) count(space_.between(agents.place(i), agents.place(j)), agents.heading(i), counts);
        }
      }
    }
    for (std::size_t k = 0; k < distances_.count; ++k) {
      double whole = 0;
      for (std::size_t b = 0; b < bearings_.count; ++b) {
        const double found = counts[k * bearings_.count + b] / static_cast<double>(n);
        neighbours.push_back(found / (distances_.shell(k) * bearings_.share(b)));
        whole += found;
      }
      neighbour_distance.push_back(whole / distances_.shell(k));
    }
  }

  Space space_;
  Bins distances_, bearings_;
  SchoolMeter meter_;
  CellList cells_;
  bool has_cells_;
};

AgentArrays instant_of(std::span<const double> places, std::span<const double> headings, std::size_t agents) {
  AgentArrays out(agents);
  for (std::size_t i = 0; i < agents; ++i) {
    out.set_place(i, {places[3 * i], places[3 * i + 1], places[3 * i + 2]});
    out.set_heading(i, {headings[3 * i], headings[3 * i + 1], headings[3 * i + 2]});
  }
  return out;
}

}  // namespace

Profiles school_profiles(const SchoolProfiles& question, core::Run& run) {
  const School& school = question.school;
  const std::size_t agents = school.last.positions.rank() == 2 ? school.last.positions.dimension(0).size : 0;
  if (agents == 0) refuse_bins("school", "one without a last state", "a result of couzin");
  const double reach = question.reach.value_or(school.r_attract);
  if (!(reach > 0) || !std::isfinite(reach)) refuse_bins("reach", fmt::format("{}", reach), "above 0 and finite");
  if (school.boundary == "periodic" && reach > *school.box / 2)
    refuse_bins(
        "reach", fmt::format("{}", reach),
        fmt::format("at most half the periodic box, {}: beyond, neighbours have several images", *school.box / 2));
  const Bins distances{bins_of("distances", question.distances), reach},
      bearings{bins_of("bearings", question.bearings), 180};

  const bool has_all = school.positions && school.headings;
  const core::Array& places = has_all ? *school.positions : school.last.positions;
  const core::Array& headings = has_all ? *school.headings : school.last.headings;
  const std::size_t instants = has_all ? places.dimension(0).size : 1;
  Profiler profiler(school, distances, bearings, agents);
  for (std::size_t k = 0; k < instants; ++k) {
    profiler.look(instant_of(places.real().subspan(3 * agents * k, 3 * agents),
                             headings.real().subspan(3 * agents * k, 3 * agents), agents),
                  run);
    run.progress(static_cast<double>(k + 1) / static_cast<double>(instants));
  }

  core::Dimension time = school.polarization.dimension(0);
  if (!has_all) {
    core::Array last = core::Array::of(std::vector<double>{time.coordinates->as_real().real().back()});
    last.label = time.coordinates->label;
    time = {"time", std::move(last)};
  }
  const core::Dimension distance = distances.dimension("distance", "r"),
                        bearing = bearings.dimension("bearing", "bearing (degrees)");
  const auto labelled = [](core::Array array, const char* label) {
    array.label = label;
    return array;
  };
  return {labelled({{time, distance}, std::move(profiler.radial)}, "density about the centre"),
          labelled({{time, bearing}, std::move(profiler.polar)}, "density about the mean heading"),
          labelled({{time, distance, bearing}, std::move(profiler.neighbours)}, "density of neighbours"),
          labelled({{time, distance}, std::move(profiler.neighbour_distance)}, "density of neighbours")};
}

}  // namespace ansatz::agents

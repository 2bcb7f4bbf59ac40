// SPDX-License-Identifier: MIT
#include "stdlib/agents/couzin_setting.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "stdlib/agents/school_start.h"
#include "stdlib/core/error.h"

namespace ansatz::agents {
namespace {

constexpr std::int64_t kMostAgents = std::int64_t{1} << 30, kAgentsWithEntropies = 2000;
constexpr std::size_t kAgentsForEntropies = 6;  // of one fewer, an agent has no five others
constexpr double kMostSteps = 1e12;
constexpr double kMostStored = 1 << 27;              // numbers in one stored field: 1 GB
constexpr double kMostInstants = 1e7;                // each is measured, and is some 400 bytes
constexpr double kBytesOfAgent = 200;                // by bench/couzin.cpp
constexpr double kFinest = 1e-8, kCoarsest = 1e100;  // of r_repel: nearer than 1e-10 nobody has a direction

void require(const char* parameter, double value, bool holds, const std::string& wanted) {
  if (!holds || !std::isfinite(value)) refuse(parameter, fmt::format("{}", value), holds ? "finite" : wanted);
}

Search search_of(const std::string& name) {
  if (name == "auto") return Search::automatic;
  if (name == "all pairs") return Search::all_pairs;
  if (name == "cells") return Search::cells;
  refuse("search", '"' + name + '"', R"("auto", "all pairs" or "cells")");
}

/// Lengths whose coordinates are not coarser than zones.
void require_near(const char* parameter, const Couzin& q, double length) {
  if (length <= farthest(q)) return;
  refuse(parameter, fmt::format("{}", length),
         fmt::format("at most {:.3g}, 2^40 r_repel: farther out coordinates are coarser than zones", farthest(q)));
}

/// Memory for so many agents, before any is taken.
void require_memory(std::size_t agents) {
  const double wanted = kBytesOfAgent * static_cast<double>(agents) / 1e9;
  const double there = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE)) / 1e9;
  if (wanted > there)
    refuse("agents", fmt::format("{}", agents),
           fmt::format("few enough for the memory of this machine: they take {:.3g} GB, and there are {:.3g}", wanted,
                       there));
}

/// What stored instants take, likewise.
void require_room(const Couzin& q, double instants, std::size_t agents) {
  const char* parameter = q.times ? "times" : "frames";
  if (instants > kMostInstants)
    refuse(parameter, fmt::format("{:.0f} stored instants", instants), fmt::format("at most {:.0f}", kMostInstants));
  const double most = std::floor(kMostStored / (3 * static_cast<double>(agents)));
  if (q.trajectories && instants > most)
    refuse(parameter, fmt::format("{:.0f} stored instants", instants),
           fmt::format("at most {:.0f} with the trajectories of {} agents, a gigabyte a field", most, agents));
}

Zones zones_of(const Couzin& q, bool is_published) {
  require("r_repel", q.r_repel, q.r_repel >= kFinest && q.r_repel <= kCoarsest,
          fmt::format("in [{}, {}]", kFinest, kCoarsest));
  const bool is_ordered = is_published ? q.r_orient > q.r_repel : q.r_orient >= q.r_repel;
  require("r_orient", q.r_orient, is_ordered,
          fmt::format("{} r_repel, which is {}: zones lie one around the other", is_published ? "above" : "at least",
                      q.r_repel));
  require("r_attract", q.r_attract, q.r_attract >= q.r_orient,
          fmt::format("at least r_orient, which is {}: zones lie one around the other", q.r_orient));
  require_near("r_attract", q, q.r_attract);
  require("perception_angle", q.perception_angle, q.perception_angle > 0 && q.perception_angle <= 360,
          "above 0 and at most 360 degrees");
  require("orientation_weight", q.orientation_weight, q.orientation_weight >= 0 && q.orientation_weight <= 1,
          "between 0 and 1");
  return {.repel = q.r_repel,
          .orient = q.r_orient,
          .attract = q.r_attract,
          .orientation_weight = q.orientation_weight,
          .sees_above = least_cosine_seen(q.perception_angle)};
}

Space space_of(const Couzin& q, bool is_published, core::Run& run) {
  const Boundary boundary = boundary_named(q.boundary);
  if (is_published && boundary != Boundary::periodic)
    refuse("boundary", '"' + q.boundary + '"', "\"periodic\" in mode \"compat\"");
  if (boundary == Boundary::open) {
    if (q.box) refuse("box", fmt::format("{}", *q.box), "left out, or boundary \"periodic\" or \"reflecting\"");
    return {};
  }
  if (!q.box) refuse("box", "missing", fmt::format("given where boundary is \"{}\"", q.boundary));
  require("box", *q.box, *q.box > 0, "above 0");
  require_near("box", q, *q.box);
  if (boundary == Boundary::periodic && *q.box < 2 * q.r_attract) {
    if (!is_published)
      refuse(
          "box", fmt::format("{}", *q.box),
          fmt::format("at least 2 r_attract, which is {}: nearer images are not the only ones seen", 2 * q.r_attract));
    run.warn(
        fmt::format("couzin: the box of {} is below 2 r_attract = {}; attraction reaches into its corners and is "
                    "not the same in all directions",
                    *q.box, 2 * q.r_attract));
  }
  return {boundary, *q.box};
}

std::vector<std::int64_t> instants_of(const Couzin& q, std::size_t agents) {
  require("step", q.step, q.step > 0, "above 0");
  require("until", q.until, q.until > 0, "above 0");
  const double steps = std::round(q.until / q.step);
  if (steps > kMostSteps) refuse("step", fmt::format("{}", q.step), "longer: there would be more than 1e12 steps");
  if (steps < 1 || std::fabs(q.until / q.step - steps) > 1e-6 * std::max(1.0, std::sqrt(steps)))
    refuse("until", fmt::format("{}", q.until), fmt::format("a whole number of steps of {}", q.step));
  std::vector<std::int64_t> instants;
  if (q.times) {
    require_room(q, static_cast<double>(q.times->size()), agents);
    for (const double time : *q.times) {
      require("times", time, time >= 0 && time <= q.until * (1 + 1e-12), fmt::format("in [0, {}]", q.until));
      const auto instant = static_cast<std::int64_t>(std::round(time / q.step));
      if (!instants.empty() && instant <= instants.back())
        refuse("times", fmt::format("{} after another", time), fmt::format("rising by a step of {} at least", q.step));
      instants.push_back(instant);
    }
    if (instants.empty()) refuse("times", "empty", "one instant at least");
    return instants;
  }
  if (q.frames < 1) refuse("frames", fmt::format("{}", q.frames), "at least 1");
  const auto last = static_cast<std::int64_t>(steps);
  const std::int64_t frames = std::min(q.frames, last);
  require_room(q, static_cast<double>(frames) + 1, agents);
  for (std::int64_t k = 0; k <= frames; ++k)
    instants.push_back(static_cast<std::int64_t>(
        std::llround(static_cast<double>(last) * static_cast<double>(k) / static_cast<double>(frames))));
  return instants;
}

}  // namespace

void refuse(const char* parameter, const std::string& found, const std::string& wanted) {
  throw core::BadParameter("couzin", parameter, found, wanted);
}

double farthest(const Couzin& question) { return std::ldexp(question.r_repel, 40); }

Boundary boundary_named(const std::string& name) {
  if (name == "open") return Boundary::open;
  if (name == "periodic") return Boundary::periodic;
  if (name == "reflecting") return Boundary::reflecting;
  refuse("boundary", '"' + name + '"', R"("open", "periodic" or "reflecting")");
}

double least_cosine_seen(double perception_angle) {
  const double blind_half = (360 - perception_angle) / 2;
  return blind_half > 0 ? -cosine_of_degrees(blind_half) : -2;
}

double cosine_of_degrees(double angle) {
  const double turn = std::fmod(std::fabs(angle), 360);
  const double half = turn > 180 ? 360 - turn : turn;
  if (half == 60) return 0.5;
  if (half == 90) return 0;
  if (half == 120) return -0.5;
  if (half == 180) return -1;
  return std::cos(half * (std::numbers::pi / 180));
}

CouzinSetting::CouzinSetting(const Couzin& q, core::Run& run) {
  if (q.mode != "correct" && q.mode != "compat") refuse("mode", '"' + q.mode + '"', R"("correct" or "compat")");
  is_published = q.mode == "compat";
  const std::size_t agents =
      q.initial ? agents_of(*q.initial) : static_cast<std::size_t>(std::max<std::int64_t>(q.agents, 0));
  if (!q.initial && (q.agents < 1 || q.agents > kMostAgents))
    refuse("agents", fmt::format("{}", q.agents), "in [1, 2^30]");
  require_memory(agents);
  zones = zones_of(q, is_published);
  space = space_of(q, is_published, run);
  search = search_of(q.search);
  require("speed", q.speed, q.speed >= 0, "at least 0");
  require("turning_rate", q.turning_rate, q.turning_rate >= 0, "at least 0");
  require("noise", q.noise, q.noise >= 0, "at least 0");
  instants = instants_of(q, agents);
  step = q.step;
  distance = q.speed * step;
  const double way = space.boundary == Boundary::open ? q.speed * q.until : distance;
  if (!(way <= farthest(q)))
    refuse("speed", fmt::format("{}", q.speed),
           fmt::format("below {:.3g}: agents would swim {:.3g}, and beyond 2^40 r_repel coordinates are coarser than "
                       "zones",
                       farthest(q) / (way / q.speed), way));
  largest_turn = q.turning_rate * step;
  noise = q.noise * std::sqrt(step);
  if (q.noise_in != "motion" && q.noise_in != "decision")
    refuse("noise_in", '"' + q.noise_in + '"', R"("motion" or "decision")");
  rule = is_published ? Rule::dewi_kadita : q.noise_in == "decision" ? Rule::couzin2002 : Rule::rotation;
  if (is_published && q.noise_in != "motion")
    refuse("noise_in", '"' + q.noise_in + '"', "\"motion\" in mode \"compat\"");
  if (distance > q.r_repel)
    run.warn(
        fmt::format("couzin: in one step an agent swims {:.3g}, past the whole zone of repulsion ({}); take a step "
                    "below {:.3g}",
                    distance, q.r_repel, q.r_repel / q.speed));
  if (largest_turn > std::numbers::pi)
    run.warn(fmt::format(
        "couzin: in one step an agent may turn by {:.3g} rad, which is any angle, so that turning_rate limits "
        "nothing; 40 degrees are 40 deg",
        largest_turn));
  if (noise > 1)
    run.warn(
        fmt::format("couzin: in one step noise turns a heading by {:.3g} rad either way, so that little is left of it; "
                    "take a step below {:.3g}, or less noise",
                    noise, step / (noise * noise)));
  if (q.seed && !is_published)
    refuse("seed", fmt::format("{}", *q.seed),
           "left out: it belongs to mode \"compat\", elsewhere the experiment has it");
  if (q.seed && (*q.seed < 0 || *q.seed > 0xFFFFFFFFLL)) refuse("seed", fmt::format("{}", *q.seed), "in [0, 2^32)");
  const bool is_measurable = is_published || agents >= kAgentsForEntropies;
  with_entropies = q.entropies.value_or(is_measurable && agents <= static_cast<std::size_t>(kAgentsWithEntropies));
  if (q.start_radius) {
    require("start_radius", *q.start_radius, *q.start_radius > 0, "above 0");
    require_near("start_radius", q, *q.start_radius);
  }
  if (q.start != "random" && q.start != "ring") refuse("start", '"' + q.start + '"', R"("random" or "ring")");
  if (is_published)
    generator.emplace(q.seed ? static_cast<std::uint32_t>(*q.seed)
                             : static_cast<std::uint32_t>(run.stream("seed").bits(0) >> 32U));
  start = q.initial ? given_start(*q.initial, space, farthest(q), run) : made_start(q, space, agents, generator, run);
}

}  // namespace ansatz::agents

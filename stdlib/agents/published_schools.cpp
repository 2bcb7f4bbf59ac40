// SPDX-License-Identifier: MIT
#include "stdlib/agents/published_schools.h"

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"

namespace ansatz::agents {
namespace {

/// As the scenario's file has it: angles and noise of one step, the blind cone by its half angle.
struct Case {
  const char* name;
  std::int64_t agents;
  double box, speed, repel, orient, attract, turn, noise, blind_half_angle, orientation_weight, until;
  std::int64_t steps;
  bool on_ring;
  std::int64_t seed;
};

constexpr Case kCases[] = {
    {"swarm", 150, 25, 1.0, 2, 3, 15, 0.4, 0.2, 30, 1, 100, 1000, false, 42},
    {"torus", 200, 25, 1.0, 1, 3, 10, 0.2, 0.05, 150, 0.1, 200, 2000, true, 42},
    {"dynamic parallel", 180, 28, 1.2, 1, 10, 18, 0.35, 0.12, 25, 1, 150, 1500, false, 456},
    {"highly parallel", 250, 35, 1.5, 1, 12, 20, 0.2, 0.05, 20, 1, 100, 1000, false, 789},
};
constexpr double kStep = 0.1, kRingRadius = 6;

}  // namespace

Couzin2002Parameters couzin2002(const Couzin2002&, core::Run&) { return {}; }

PublishedSchoolParameters published_school(const PublishedSchool& question, core::Run&) {
  const bool compat = question.mode == "compat";
  if (!compat && question.mode != "correct")
    throw core::BadParameter("published_school", "mode", '"' + question.mode + '"', R"("correct" or "compat")");
  const auto* found = std::ranges::find_if(kCases, [&](const Case& each) { return each.name == question.name; });
  if (found == std::end(kCases))
    throw core::BadParameter("published_school", "name", '"' + question.name + '"',
                             R"("swarm", "torus", "dynamic parallel" or "highly parallel")");
  PublishedSchoolParameters p;
  p.agents = found->agents;
  p.r_repel = found->repel;
  p.r_orient = found->orient;
  p.r_attract = found->attract;
  p.perception_angle = 360 - 2 * found->blind_half_angle;
  p.orientation_weight = found->orientation_weight;
  p.speed = found->speed;
  p.turning_rate = found->turn / kStep;
  p.noise = found->noise / std::sqrt(kStep);
  p.box = compat ? found->box : std::max(found->box, 2 * found->attract);
  p.step = kStep;
  p.until = found->until;
  p.frames = found->steps;
  if (found->on_ring) {
    p.start = "ring";
    p.start_radius = kRingRadius;
  }
  if (compat) p.seed = found->seed;
  p.mode = question.mode;
  return p;
}

core::Array schooling_index(const SchoolingIndex& question, core::Run&) {
  const School& school = question.school;
  const bool compat = school.mode == "compat";
  const auto& index = compat ? school.published_index : school.index;
  if (!index)
    throw core::BadParameter("schooling_index", "school", "one without entropies",
                             "one of couzin(…, entropies = true): above 2000 agents and below 6 they are left out");
  return *index;
}

}  // namespace ansatz::agents

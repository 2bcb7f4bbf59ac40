// SPDX-License-Identifier: MIT
#include "stdlib/fields/published_scenarios.h"

#include "stdlib/core/error.h"
#include "stdlib/fields/phi4_states.h"
#include "stdlib/fields/potentials.h"
#include "stdlib/fields/sine_gordon_states.h"

namespace ansatz::fields {

Scenario published_scenario(const PublishedScenario& question, core::Run& run) {
  const bool compat = question.mode == "compat";
  if (!compat && question.mode != "correct")
    throw core::BadParameter("published_scenario", "mode", '"' + question.mode + '"', R"("correct" or "compat")");
  Scenario scenario;
  scenario.boundary = "periodic";
  scenario.mode = question.mode;
  const auto set = [&](double half, std::int64_t points, double until, double step, std::int64_t frames) {
    scenario.domain = {-half, half};
    scenario.points = points;
    scenario.until = until;
    if (compat) scenario.step = step;
    scenario.frames = frames;
  };
  if (question.name == "linear wave") {
    scenario.potential = linear({}, run);
    scenario.initial = gaussian({}, run);
    set(30, 512, 50, 0.005, 200);
  } else if (question.name == "kink") {
    scenario.potential = phi4({}, run);
    scenario.initial = kink({}, run);
    set(50, 1024, 50, 0.005, 200);
    if (!compat) scenario.boundary = "antiperiodic";
  } else if (question.name == "breather") {
    scenario.potential = sine_gordon({}, run);
    scenario.initial = breather({.frequency = 0.5}, run);
    set(40, 512, 80, 0.01, 300);
  } else if (question.name == "collision") {
    scenario.potential = phi4({}, run);
    scenario.initial = kink_antikink({.velocity = 0.3, .separation = 20}, run);
    set(50, 1024, 100, 0.005, 400);
  } else {
    throw core::BadParameter("published_scenario", "name", '"' + question.name + '"',
                             R"("linear wave", "kink", "breather" or "collision")");
  }
  return scenario;
}

}  // namespace ansatz::fields

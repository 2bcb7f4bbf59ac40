// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/fields/published_scenarios.h"
#include "stdlib/fields/solved.h"

namespace ansatz::fields::solved {

/// A question as a published scenario asks it.
inline KleinGordon asked(const Scenario& scenario) {
  KleinGordon question;
  question.potential = scenario.potential;
  question.initial = scenario.initial;
  question.domain = scenario.domain;
  question.points = scenario.points;
  question.until = scenario.until;
  question.frames = scenario.frames;
  question.boundary = scenario.boundary;
  question.mode = scenario.mode;
  question.step = scenario.step;
  question.adaptive = scenario.adaptive;
  return question;
}

inline KleinGordon published(const std::string& name, const std::string& mode = "compat") {
  return asked(quietly(&published_scenario, {.name = name, .mode = mode}));
}

inline KleinGordon compat(const core::Function& potential, const InitialState& initial) {
  KleinGordon question;
  question.potential = potential;
  question.initial = initial;
  question.mode = "compat";
  return question;
}

}  // namespace ansatz::fields::solved

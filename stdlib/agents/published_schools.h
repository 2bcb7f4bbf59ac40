// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "stdlib/agents/couzin.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// Nothing to be said: the parameters of Couzin et al. (2002).
struct Couzin2002 {};

/// Parameters of couzin under their names there, so that a script can spread them into a call. What stays open: how
/// wide the zones of orientation and attraction are, and how long to run.
struct Couzin2002Parameters {
  std::int64_t agents = 100;
  double r_repel = 1, perception_angle = 270, speed = 3;
  double turning_rate = 0.6981317007977318;  ///< 40 degrees a second
  double noise = 0.15811388300841897;        ///< 0.05 rad a step of 0.1 s
  std::string noise_in = "decision";
  std::string boundary = "open";
  double step = 0.1;
};
Couzin2002Parameters couzin2002(const Couzin2002& question, core::Run& run);

/// One of the four scenarios that dewi-kadita 0.0.4 comes with, by name.
struct PublishedSchool {
  std::string name;              ///< "swarm", "torus", "dynamic parallel" or "highly parallel"
  std::string mode = "correct";  ///< for which mode of couzin
};

struct PublishedSchoolParameters {
  std::int64_t agents = 0;
  double r_repel = 0, r_orient = 0, r_attract = 0, perception_angle = 0, orientation_weight = 1, speed = 0,
         turning_rate = 0, noise = 0;
  std::string boundary = "periodic";
  double box = 0, step = 0.1, until = 0;
  std::int64_t frames = 0;
  std::string start = "random";
  std::optional<double> start_radius;
  std::optional<std::int64_t> seed;
  std::string mode;
};

/// Parameters of that scenario. Its turn and noise are per step of 0.1: here they stand as rates, turn/step and
/// noise/√step. In mode correct a box below 2 r_attract is enlarged to that, with as many agents, and there is no seed.
///
/// Errors   BadParameter: any other name or mode.
PublishedSchoolParameters published_school(const PublishedSchool& question, core::Run& run);

/// The schooling index of a school along time: in mode compat by the published entropies, else by the corrected ones.
struct SchoolingIndex {
  School school;
};
core::Array schooling_index(const SchoolingIndex& question, core::Run& run);

}  // namespace ansatz::agents

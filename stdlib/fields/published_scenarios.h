// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/run.h"
#include "stdlib/fields/klein_gordon.h"

namespace ansatz::fields {

/// One of the four scenarios that amangkurat 0.0.1 comes with, by name.
struct PublishedScenario {
  std::string name;              ///< "linear wave", "kink", "breather" or "collision"
  std::string mode = "correct";  ///< for which mode of klein_gordon
};

/// Parameters of klein_gordon under their names there, so that a script can spread them into a call.
struct Scenario {
  core::Function potential;
  InitialState initial;
  core::Interval domain;
  std::int64_t points = 0;
  double until = 0;
  std::optional<double> step;    ///< compat only: the step it asks for
  std::optional<bool> adaptive;  ///< compat only: whether that step follows the published rule
  std::int64_t frames = 0;
  std::string boundary;
  std::string mode;
};

/// Grid, times and start of that scenario. In mode correct a lone kink stands on an antiperiodic ring, which has room
/// for it, and the solver chooses its step.
///
///   linear wave   V = φ²/2,  gaussian of amplitude 1 and width 2,      512 points on ±30, until 50, 200 frames, h
///   0.005 kink          φ⁴,        kink at rest in the middle,              1024 points on ±50, until 50, 200 frames,
///   h 0.005 breather      sine-Gordon, breather of frequency 0.5,              512 points on ±40, until 80, 300
///   frames, h 0.01 collision     φ⁴,        kink and antikink, 0.3 each, 20 apart,   1024 points on ±50, until 100,
///   400 frames, h 0.005
///
/// Errors   BadParameter: any other name or mode.
Scenario published_scenario(const PublishedScenario& question, core::Run& run);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// A study that can be drawn anew, and how often.
struct SimulatedPower {
  std::shared_ptr<core::Callable> study;  ///< n => p, or n => a test's result; draws its own samples
  double n = 0;                           ///< what the study is called with; a whole number of at least 1
  double alpha = 0.05;                    ///< in (0, 1)
  int studies = 1000;                     ///< at least 1
  double confidence = 0.95;               ///< of the interval of the power
};

struct SimulatedPowerResult {
  double power = 0;
  core::Interval interval;  ///< Wilson's
  int rejections = 0, studies = 0;
  int undefined = 0;  ///< studies without a p; they count as not rejecting
  double n = 0, alpha = 0;
  std::string reading;
};

/// Power of any test by simulation: the share of drawn studies with p ≤ alpha. Under the null hypothesis it is the
/// test's level, and tells whether it is kept.
///
/// Errors   BadParameter: n, alpha or studies out of range; a study that gives neither a number in [0, 1] nor a test's
///          result.
/// Random   the study's own draws.
SimulatedPowerResult simulated_power(const SimulatedPower& question, core::Run& run);

}  // namespace ansatz::hypothesis

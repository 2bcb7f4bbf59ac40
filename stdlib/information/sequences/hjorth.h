// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct Hjorth {
  core::Array x;    ///< [time], in even steps
  double step = 1;  ///< time between values, above 0
};

struct HjorthParameters {
  double activity = 0;    ///< variance of x, with N
  double mobility = 0;    ///< √(var x′/var x): the root mean square frequency, in radians a unit of time
  double complexity = 0;  ///< mobility of x′ over that of x: 1 for a sine, more the wider the band
};

/// Hjorth's three parameters: how large, how fast and how far from a sine a series is; x′ by differences of neighbours.
///
/// Errors   BadParameter: fewer than 3 values, NaN, infinities, a standard deviation too small for a variance, step
///          not above 0 or not finite.
/// Edges    mobility of a constant and complexity of a straight line are none: NaN with a warning.
/// Accuracy a sine of frequency ω has mobility 2 sin(ω step/2)/step for ω, which differences see of it; noise has √2
///          and √(3/2).
/// Source   Hjorth (1970).
HjorthParameters hjorth(const Hjorth& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/run.h"
#include "stdlib/fields/schrodinger_nls.h"

namespace ansatz::fields {

/// One of the four scenarios that simple-idealized-1d-nlse 0.0.4 comes with, by name.
struct PublishedWave {
  std::string name;              ///< "soliton", "collision", "breather" or "noise"
  std::string mode = "correct";  ///< for which mode of schrodinger_nls
};

/// Parameters of schrodinger_nls under their names there, so that a script can spread them into a call.
struct WaveScenario {
  WaveState initial;
  core::Interval domain;
  std::int64_t points = 0;
  double until = 0;
  std::int64_t frames = 0;
  std::string mode;
};

/// 512 points on ±25, until 20, 100 stored instants, the first at 0:
///
///   soliton    amplitude 2 at -10, velocity 1
///   collision  amplitudes 2 and 1.5 at -10 and 10, velocities 2 and -2; the sum of two
///   breather   √2 sech x (1 + ½ cos x) e^{ix/2}, called a breather and none: a pulse of mass 7.37 that sheds waves
///   noise      exp(-x²/50) and 0.01 (g + ih) at every point, g and h normal, from seed 42; called modulation
///   instability
///
/// The noise is of the generator that the package uses (a Mersenne twister, Marsaglia's polar method), 512 numbers for
/// the real parts and as many for the imaginary ones: white on this grid, and without meaning on another.
///
/// Errors   BadParameter: any other name or mode.
WaveScenario published_wave(const PublishedWave& question, core::Run& run);

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

struct CoffeeMoments {
  int size = 100;                   ///< n, even: cells a side
  std::string model = "exclusion";  ///< as of coffee_automaton
  double time = 0;                  ///< in sweeps
  int grain = 1;                    ///< g, odd: cells a side of the window that is averaged over
};

struct CoffeeMomentsEstimate {
  core::Array
      mean;  ///< [depth]: of the mean content of the g × g cells about the middle cell of a row, cut off at the edges
  core::Array
      variance;  ///< [depth]: of that mean; exact of walkers, of exclusion an upper bound that is exact for g = 1
};

/// What is expected of the cream in a window of the coffee automaton, and how much it varies, without any run of it: by
/// the cosines in which cream spreads, each of which decays by itself.
///
///   walkers    Σ P_s − Σ P_s² over all walkers, P_s the chance that one that began at s is in the window
///   exclusion  Σ u(1 − u) over the cells of the window: less the correlations, none of which is positive
///
/// Errors   BadParameter: n odd or outside 2 … 1024, g even or beyond n, a time that is negative, or of walkers no
///          multiple of ¼.
/// Accuracy 1e-12.
/// Cost     n⁴/2 for walkers.
/// Source   Liggett (1985), chapter VIII, for duality and the sign of correlations; Borcea, Brändén & Liggett (2009).
CoffeeMomentsEstimate coffee_moments(const CoffeeMoments& question, core::Run& run);

}  // namespace ansatz::agents

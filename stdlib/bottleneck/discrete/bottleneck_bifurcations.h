// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

struct BottleneckBifurcations {
  core::Array p;         ///< [x, y] masses
  double beta_max = 20;  ///< looked at from 1 to it
  int points = 40;       ///< of β at which codes are looked for first, evenly in ln β
  int codewords = 64;    ///< to start from, at most
  int restarts = 4;      ///< random starts at each of these β
};

struct BottleneckBifurcationsResult {
  core::Array beta;    ///< [bifurcation] where the best code changes in kind, rising
  core::Array before;  ///< [bifurcation] codewords below it
  core::Array after;   ///< [bifurcation] codewords above it
  core::Array splits;  ///< [bifurcation] 1 where a codeword loses its stability there; 0 where another code overtakes
  double unstable_from = 0;   ///< 1/σ₂²: where the code that tells nothing loses its stability
  double learnable_from = 0;  ///< where some code is worth its cost, at most that
};

/// Where the best code of the information bottleneck gets more codewords as β rises.
///
/// Codes are looked for at `points` β (best_codes.h); between two with different numbers of codewords β is halved until
/// one change is left. If the code from below loses its stability there, 1/λ₂ of its codewords (next_split in splits.h)
/// meets β, which is then found to 1e-9; else where both codes cost the same, to 1e-5: a new codeword begins without
/// mass, so that the two values part quadratically.
///
/// Errors   BadParameter: p as read_source; beta_max not above 1 or not finite; points, codewords, restarts out of
/// range. Edges    none up to beta_max: empty arrays. unstable_from and learnable_from are infinite where Y does not
/// depend on
///          X. More than 256 distinct x: codes are looked for among cells of neighbours, as in information_bottleneck.
/// Source   Rose, Gurewitz & Fox, Phys. Rev. Lett. 65 (1990) 945; Zaslavsky & Tishby (2019); Wu, Fischer, Chuang &
///          Tegmark, Entropy 21 (2019) 924.
BottleneckBifurcationsResult bottleneck_bifurcations(const BottleneckBifurcations& question, core::Run& run);

}  // namespace ansatz::bottleneck

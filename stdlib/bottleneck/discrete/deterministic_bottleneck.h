// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct DeterministicBottleneck {
  core::Array p;      ///< [x, y] masses
  core::Array beta;   ///< what I(T; Y) weighs against H(T): one number or several
  int restarts = 10;  ///< random starts at each β, beside those along the curve
  information::Base base = std::string("nat");
};

struct DeterministicBottleneckResult {
  core::Array entropy;                    ///< [beta] H(T)
  core::Array relevance;                  ///< [beta] I(T; Y)
  core::Array lagrangian;                 ///< [beta] H(T) − β I(T; Y)
  core::Array sizes;                      ///< [beta] clusters
  double information = 0;                 ///< I(X; Y), the most that any code tells
  std::optional<core::Array> assignment;  ///< [x] the cluster of each x, where there is one β
};

/// The deterministic information bottleneck: hard codes of least H(T) − β I(T; Y).
///
/// Symbols move one at a time and clusters merge (hard_code.h) while that lowers the value, from: nothing told; the
/// best of all partitions on the way of the cheapest merges, among at most 256 cells of neighbours (coarsened.h); the
/// codes of both neighbours along β, twice; and `restarts` random partitions at each β. The least is kept. No move and
/// no merge improves what is returned, which is not proof that nothing would.
///
/// Errors   BadParameter: p as read_source; a β that is negative or not finite; restarts out of range.
/// Edges    β ≤ 1: nothing is worth its entropy, T is one cluster.
/// Random   run.stream("start").at(β's place, restart).
/// Cost     a turn of moves takes symbols × clusters × outcomes.
/// Source   Strouse & Schwab, Neural Comput. 29 (2017) 1611.
DeterministicBottleneckResult deterministic_bottleneck(const DeterministicBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck

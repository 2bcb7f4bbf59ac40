// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct AgglomerativeBottleneck {
  core::Array p;     ///< [x, y] masses
  int clusters = 2;  ///< for which `assignment` is given; at most the distinct x
  information::Base base = std::string("nat");
};

struct AgglomerativeBottleneckResult {
  core::Array relevance;   ///< [clusters] I(T; Y) with so many, from 1 to the distinct x
  core::Array entropy;     ///< [clusters] H(T)
  core::Array assignment;  ///< [x] the cluster of each x, from 1; 0 where x has no mass
  double information = 0;  ///< I(X; Y)
};

/// Hard codes by merging: from every distinct x by itself, the two clusters whose merge loses least of I(T; Y),
/// (q₁ + q₂) times the Jensen–Shannon divergence of their q(y|t) by their shares, become one, until one is left.
/// Greedy: a partition that tells more may exist.
///
/// Errors   BadParameter: p as read_source; clusters outside [1, distinct x].
/// Edges    values of x whose p(y|x) differ by at most 1e-12 are together from the start, which loses nothing.
/// Cost     symbols² × outcomes in time, symbols² in memory.
/// Source   Slonim & Tishby, Adv. Neural Inf. Process. Syst. 12 (1999) 617.
AgglomerativeBottleneckResult agglomerative_bottleneck(const AgglomerativeBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

struct SequentialBottleneck {
  core::Array p;      ///< [x, y] masses
  int clusters = 2;   ///< of T, at most the distinct x
  int restarts = 10;  ///< random starts, beside the cheapest merges
  information::Base base = std::string("nat");
};

struct SequentialBottleneckResult {
  double relevance = 0;    ///< I(T; Y)
  double entropy = 0;      ///< H(T)
  core::Array assignment;  ///< [x] the cluster of each x, from 1; 0 where x has no mass
  double information = 0;  ///< I(X; Y)
  int turns = 0;           ///< through all x, of the partition that was kept
};

/// The sequential information bottleneck: the partition into so many clusters that tells most of Y. One x after the
/// other is drawn and put into the cluster where least is lost, (p + q) times the Jensen–Shannon divergence of p(y|x)
/// and q(y|t), until none moves (hard_code.h); from the cheapest merges and from random partitions, the best is kept.
///
/// Errors   BadParameter: p as read_source; clusters outside [1, distinct x]; restarts out of range.
/// Random   run.stream("start").at(restart).
/// Cost     a turn takes symbols × clusters × outcomes.
/// Source   Slonim, Friedman & Tishby, Proc. SIGIR (2002) 129.
SequentialBottleneckResult sequential_bottleneck(const SequentialBottleneck& question, core::Run& run);

}  // namespace ansatz::bottleneck

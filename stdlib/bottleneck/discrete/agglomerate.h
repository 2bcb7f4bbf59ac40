// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/bottleneck/discrete/source.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// One merge: the clusters (symbols first, then merges in their order) and what it loses of I(T; Y), in nats.
struct Merge {
  std::size_t first = 0, second = 0;
  double loss = 0;
};

/// All symbols − 1 merges, each the cheapest that is left, (q₁ + q₂) times the Jensen–Shannon divergence of the two
/// q(y|t); of equal ones that of the lowest numbers. Cost: symbols² × outcomes, in time; memory symbols².
std::vector<Merge> agglomerate(const Source& source, core::Run& run);

/// What the partitions on the way are worth, in nats: [clusters − 1].
struct MergedWorth {
  std::vector<double> entropy;    ///< H(T)
  std::vector<double> relevance;  ///< I(T; Y)
};
MergedWorth worth_of(const Source& source, const std::vector<Merge>& merges);

/// A number of clusters as a script gives it. Errors   BadParameter: outside [1, symbols].
std::size_t read_clusters(const char* kernel, int clusters, std::size_t symbols);

/// [symbol] the cluster, numbered from 0 by its first symbol, once `clusters` are left.
std::vector<std::size_t> clusters_left(std::size_t symbols, const std::vector<Merge>& merges, std::size_t clusters);

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "stdlib/bottleneck/discrete/agglomerate.h"
#include "stdlib/bottleneck/discrete/hard_code.h"
#include "stdlib/core/random.h"
#include "stdlib/core/run.h"

namespace ansatz::bottleneck {

/// A number of random starts as a script gives it. Errors   BadParameter: outside [0, 1000].
std::size_t read_restarts(const char* kernel, int restarts);

/// Every symbol to one of `clusters`, the first ones each to its own, so that none is empty.
std::vector<std::size_t> random_partition(std::size_t symbols, std::size_t clusters, const core::Stream& stream);

/// All partitions on the way of the cheapest merges; above 256 symbols, of cells of neighbours (coarsened.h).
class MergedPartitions {
 public:
  MergedPartitions(const Source& source, core::Run& run);
  std::size_t most() const { return cells_; }  ///< clusters it starts from
  /// [symbol] the cluster, with so many, at most `most()`.
  std::vector<std::size_t> of_size(std::size_t clusters) const;
  /// [symbol] the cluster, in the one that is worth most.
  std::vector<std::size_t> best(HardWeights weights) const;

 private:
  std::size_t cells_;
  std::vector<std::size_t> cell_of_;  ///< [symbol]
  std::vector<Merge> merges_;         ///< of cells
  MergedWorth worth_;
};

}  // namespace ansatz::bottleneck

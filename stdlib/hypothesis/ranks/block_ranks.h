// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Ranks of matched samples within each block.
struct BlockRanks {
  std::vector<std::vector<double>> ranks;  ///< [block][sample]
  std::vector<double> sums;                ///< a sample
  double tie_sum = 0;                      ///< Σ (t³ − t) over all blocks
  int ties = 0;                            ///< blocks with ties
};

BlockRanks block_ranks(const Samples& samples);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/block_ranks.h"

#include "stdlib/hypothesis/ranks/ranks.h"

namespace ansatz::hypothesis {

BlockRanks block_ranks(const Samples& samples) {
  const std::size_t k = samples.values.size(), n = samples.values[0].size();
  BlockRanks out;
  out.sums.assign(k, 0);
  std::vector<double> block(k);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < k; ++j) block[j] = samples.values[j][i];
    out.ranks.push_back(midranks(block));
    for (std::size_t j = 0; j < k; ++j) out.sums[j] += out.ranks.back()[j];
    const double ties = tie_sum_of(block);
    out.tie_sum += ties;
    out.ties += ties > 0;
  }
  return out;
}

}  // namespace ansatz::hypothesis

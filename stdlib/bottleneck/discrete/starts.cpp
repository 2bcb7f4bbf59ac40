// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/starts.h"

#include <fmt/format.h>

#include <numeric>

#include "stdlib/bottleneck/discrete/coarsened.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

std::size_t read_restarts(const char* kernel, int restarts) {
  if (restarts < 0 || restarts > 1000)
    throw core::BadParameter(kernel, "restarts", fmt::format("{}", restarts), "in [0, 1000]");
  return static_cast<std::size_t>(restarts);
}

std::vector<std::size_t> random_partition(std::size_t symbols, std::size_t clusters, const core::Stream& stream) {
  std::vector<std::size_t> cluster(symbols);
  for (std::size_t x = 0; x < symbols; ++x) cluster[x] = x < clusters ? x : stream.below(x, clusters);
  return cluster;
}

MergedPartitions::MergedPartitions(const Source& source, core::Run& run) {
  constexpr std::size_t kMost = 256;
  cell_of_.resize(source.symbols);
  std::iota(cell_of_.begin(), cell_of_.end(), std::size_t{0});
  Source coarse;
  if (source.symbols > kMost) {
    coarse = coarsened(source, kMost);
    cell_of_ = coarse.symbol_of;
  }
  const Source& cells = source.symbols > kMost ? coarse : source;
  cells_ = cells.symbols;
  merges_ = agglomerate(cells, run);

  worth_ = worth_of(cells, merges_);
}

std::vector<std::size_t> MergedPartitions::of_size(std::size_t clusters) const {
  const std::vector<std::size_t> of_cell = clusters_left(cells_, merges_, clusters);
  std::vector<std::size_t> out;
  for (const std::size_t cell : cell_of_) out.push_back(of_cell[cell]);
  return out;
}

std::vector<std::size_t> MergedPartitions::best(HardWeights weights) const {
  std::size_t best = 0;
  for (std::size_t k = 1; k < cells_; ++k)
    if (weights.entropy * (worth_.entropy[k] - worth_.entropy[best]) <
        weights.relevance * (worth_.relevance[k] - worth_.relevance[best]))
      best = k;
  return of_size(best + 1);
}

}  // namespace ansatz::bottleneck

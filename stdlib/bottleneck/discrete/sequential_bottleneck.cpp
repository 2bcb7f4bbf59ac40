// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/sequential_bottleneck.h"

#include <optional>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/discrete/hard_code.h"
#include "stdlib/bottleneck/discrete/starts.h"

namespace ansatz::bottleneck {

SequentialBottleneckResult sequential_bottleneck(const SequentialBottleneck& question, core::Run& run) {
  constexpr const char* kKernel = "sequential_bottleneck";
  const double scale = information::log_of_base(kKernel, question.base);
  const std::size_t restarts = read_restarts(kKernel, question.restarts);
  const Source source = read_source(kKernel, question.p, run);
  const std::size_t clusters = read_clusters(kKernel, question.clusters, source.symbols);
  std::optional<HardCode> best;
  const auto take = [&](std::vector<std::size_t> cluster) {
    HardCode found(source, std::move(cluster), {.entropy = 0, .relevance = 1});
    found.settle(true, run.stream("order"), run);
    if (!best || found.value() < best->value()) best = std::move(found);
  };
  if (const MergedPartitions merged(source, run); clusters <= merged.most()) take(merged.of_size(clusters));
  for (std::size_t restart = 0; restart < restarts || !best; ++restart) {
    take(random_partition(source.symbols, clusters, run.stream("start").at(restart)));
    run.progress(static_cast<double>(restart + 1) / static_cast<double>(restarts + 1));
  }
  SequentialBottleneckResult out;
  out.relevance = best->relevance() / scale;
  out.entropy = best->entropy() / scale;
  out.assignment = assignment_of(source, best->clusters(), question.p.dimension(0));
  out.information = source.information / scale;
  out.turns = best->turns();
  return out;
}

}  // namespace ansatz::bottleneck

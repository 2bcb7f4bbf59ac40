// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerative_bottleneck.h"

#include <numeric>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/discrete/agglomerate.h"

namespace ansatz::bottleneck {

AgglomerativeBottleneckResult agglomerative_bottleneck(const AgglomerativeBottleneck& question, core::Run& run) {
  constexpr const char* kKernel = "agglomerative_bottleneck";
  const double scale = information::log_of_base(kKernel, question.base);
  const Source source = read_source(kKernel, question.p, run);
  const std::size_t clusters = read_clusters(kKernel, question.clusters, source.symbols);
  const std::vector<Merge> merges = agglomerate(source, run);
  MergedWorth worth = worth_of(source, merges);
  std::vector<double> count(source.symbols);
  std::iota(count.begin(), count.end(), 1.0);
  for (std::vector<double>* of : {&worth.entropy, &worth.relevance})
    for (double& value : *of) value /= scale;

  AgglomerativeBottleneckResult out;
  out.information = source.information / scale;
  const core::Dimension along("clusters", core::Array::of(std::move(count)));
  out.relevance = core::Array({along}, std::move(worth.relevance));
  out.relevance.label = "I(T; Y)";
  out.entropy = core::Array({along}, std::move(worth.entropy));
  out.entropy.label = "H(T)";
  out.assignment = assignment_of(source, clusters_left(source.symbols, merges, clusters), question.p.dimension(0));
  return out;
}

}  // namespace ansatz::bottleneck

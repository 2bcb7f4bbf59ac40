// SPDX-License-Identifier: MIT
#include "stdlib/bottleneck/discrete/agglomerative_bottleneck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "stdlib/bottleneck/discrete/agglomerate.h"
#include "stdlib/core/error.h"

namespace ansatz::bottleneck {

AgglomerativeBottleneckResult agglomerative_bottleneck(const AgglomerativeBottleneck& question, core::Run& run) {
  constexpr const char* kKernel = "agglomerative_bottleneck";
  const double scale = information::log_of_base(kKernel, question.base);
  const Source source = read_source(kKernel, question.p, run);
  const std::size_t n = source.symbols;
  if (question.clusters < 1 || static_cast<std::size_t>(question.clusters) > n)
    throw core::BadParameter(kKernel, "clusters", fmt::format("{}", question.clusters),
                             fmt::format("in [1, {}], as there are so many distinct x", n));
  const std::vector<Merge> merges = agglomerate(source, run);

  std::vector<double> count(n), relevance(n), entropy(n), mass = source.mass;
  double told = source.information, spread = source.entropy;
  for (std::size_t left = n; left > 0; --left) {
    count[left - 1] = static_cast<double>(left);
    relevance[left - 1] = left > 1 ? std::max(0.0, told) / scale : 0.0;
    entropy[left - 1] = left > 1 ? std::max(0.0, spread) / scale : 0.0;
    if (left == 1) break;
    const Merge& merge = merges[n - left];
    const double a = mass[merge.first], b = mass[merge.second];
    told -= merge.loss;
    spread += a * std::log(a / (a + b)) + b * std::log(b / (a + b));
    mass.push_back(a + b);
  }

  AgglomerativeBottleneckResult out;
  out.information = source.information / scale;
  const core::Dimension along("clusters", core::Array::of(std::move(count)));
  out.relevance = core::Array({along}, std::move(relevance));
  out.relevance.label = "I(T; Y)";
  out.entropy = core::Array({along}, std::move(entropy));
  out.entropy.label = "H(T)";
  const std::vector<std::size_t> cluster = clusters_left(n, merges, static_cast<std::size_t>(question.clusters));
  std::vector<double> assignment;
  for (const std::size_t symbol : source.symbol_of)
    assignment.push_back(symbol == Source::kNone ? 0.0 : static_cast<double>(cluster[symbol] + 1));
  out.assignment = core::Array({question.p.dimension(0)}, std::move(assignment));
  out.assignment.label = "cluster";
  return out;
}

}  // namespace ansatz::bottleneck

// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/permutation_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/complexity_plane.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/ordinal_transitions.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

double entropy_of(const std::vector<double>& masses) {
  double total = 0;
  for (const double mass : masses) total += mass;
  if (!(total > 0)) return std::numeric_limits<double>::quiet_NaN();
  CompensatedSum sum;
  for (const double mass : masses)
    if (mass > 0) sum.add(-mass / total * std::log(mass / total));
  return std::max(0.0, sum.value());
}

std::vector<double> as_masses(const std::vector<std::uint64_t>& counts) { return {counts.begin(), counts.end()}; }

}  // namespace

double permutation_entropy(const PermutationEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "permutation_entropy";
  double scale = log_of_base(kKernel, question.base);
  const bool is_weighted = question.weights == "variance";
  if (!is_weighted && question.weights != "none")
    throw core::BadParameter(kKernel, "weights", "\"" + question.weights + "\"", "\"none\" or \"variance\"");
  const OrdinalSeries read(kKernel, question, is_weighted ? kLongestDense : kLongestPattern);
  if (question.normalised) scale = std::log(static_cast<double>(patterns_of(read.order)));
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  if (!is_weighted) return entropy_of(as_masses(found.counts)) / scale;
  const double entropy = entropy_of(weigh_patterns(read.windows, run));
  if (std::isnan(entropy) && found.windows > 0)
    run.warn(fmt::format("{}: x is constant within every window, so no window has a weight", kKernel));
  return entropy / scale;
}

ComplexityEstimate statistical_complexity(const StatisticalComplexity& question, core::Run& run) {
  constexpr const char* kKernel = "statistical_complexity";
  const OrdinalSeries read(kKernel, question, kLongestPattern);
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  const auto cells = static_cast<double>(patterns_of(read.order));
  const ComplexityPoint point = complexity_point(as_masses(found.counts), cells);
  const auto seen = std::count_if(found.counts.begin(), found.counts.end(), [](std::uint64_t c) { return c > 0; });
  return {point.entropy, point.complexity, 1 - static_cast<double>(seen) / cells, static_cast<double>(found.windows)};
}

ComplexityCurves complexity_bounds(const ComplexityBounds& question, core::Run& run) {
  constexpr const char* kKernel = "complexity_bounds";
  const std::size_t order = checked_count(kKernel, "order", question.order, 2, kLongestPattern);
  if (question.points < 2) throw core::BadParameter(kKernel, "points", std::to_string(question.points), "at least 2");
  const auto cells = static_cast<double>(patterns_of(order));
  const auto points = static_cast<std::size_t>(question.points);
  std::vector<double> entropy(points), least(points), greatest(points);
  for (std::size_t i = 0; i < points; ++i) {
    run.tick();
    entropy[i] = static_cast<double>(i) / static_cast<double>(points - 1);
    std::tie(least[i], greatest[i]) = complexity_limits(entropy[i], cells);
  }
  ComplexityCurves out;
  out.entropy = core::Array::along("entropy", std::move(entropy));
  out.entropy.label = "normalised entropy";
  const auto curve = [&](std::vector<double> values, const char* label) {
    core::Array made({core::Dimension("entropy", out.entropy)}, std::move(values));
    made.label = label;
    return made;
  };
  out.least = curve(std::move(least), "least complexity");
  out.greatest = curve(std::move(greatest), "greatest complexity");
  return out;
}

OrdinalPatternTable ordinal_patterns(const OrdinalPatterns& question, core::Run& run) {
  constexpr const char* kKernel = "ordinal_patterns";
  const OrdinalSeries read(kKernel, question, kLongestDense);
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  const std::size_t patterns = patterns_of(read.order);
  std::vector<std::int64_t> counts(found.counts.begin(), found.counts.end()), ranks;
  for (std::size_t k = 0; k < patterns; ++k)
    for (const std::size_t rank : ranks_of_pattern(k, read.order)) ranks.push_back(static_cast<std::int64_t>(rank));
  OrdinalPatternTable out;
  const auto seen = std::count_if(counts.begin(), counts.end(), [](std::int64_t c) { return c > 0; });
  out.missing = 1 - static_cast<double>(seen) / static_cast<double>(patterns);
  out.node_entropy = node_entropy_of(ordinal_steps(read.windows, false, run), found.counts);
  out.counts = core::Array({{"pattern", patterns}}, std::move(counts));
  out.counts.label = "windows";
  out.ranks = core::Array({{"pattern", patterns}, {"place", read.order}}, std::move(ranks));
  out.ranks.label = "rank";
  return out;
}

}  // namespace ansatz::information

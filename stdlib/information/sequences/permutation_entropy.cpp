// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/permutation_entropy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/complexity_plane.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/sequences/series.h"

namespace ansatz::information {

namespace {

constexpr double kFewWindows = 5;  // a pattern
constexpr std::size_t kPatternsATurn = 1U << 16;

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

// A series with its windows; checks what all kernels here take.
struct Read {
  Read(const char* kernel, const Ordinal& question, std::size_t longest)
      : order(checked_count(kernel, "order", question.order, 2, longest)),
        series(kernel, "x", question.x, 1),
        windows{series.values(), order, checked_lag(kernel, question.lag), question.ties == "drop"} {
    if (question.ties != "time" && question.ties != "drop")
      throw core::BadParameter(kernel, "ties", "\"" + question.ties + "\"", "\"time\" or \"drop\"");
    if (windows.count() == 0)
      throw core::BadParameter(kernel, "x", fmt::format("{} value{}", series.size(), series.size() == 1 ? "" : "s"),
                               fmt::format("at least {}, one window of order {} and lag {}",
                                           (order - 1) * windows.lag + 1, order, windows.lag));
  }

  static std::size_t checked_lag(const char* kernel, int lag) {
    if (lag < 1) throw core::BadParameter(kernel, "lag", std::to_string(lag), "at least 1");
    return static_cast<std::size_t>(lag);
  }

  // Warns where patterns are too many for so short a series, or nothing was counted.
  void warn_of(const char* kernel, std::uint64_t counted, core::Run& run) const {
    const std::size_t patterns = patterns_of(order);
    if (counted == 0)
      run.warn(fmt::format("{}: every window has ties, so nothing is known of its patterns", kernel));
    else if (static_cast<double>(counted) < kFewWindows * static_cast<double>(patterns))
      run.warn(
          fmt::format("{}: {} windows are few for {} patterns: too low, and a pattern that is missing may yet come",
                      kernel, counted, patterns));
  }

  std::size_t order;
  Series series;
  OrdinalWindows windows;
};

}  // namespace

double permutation_entropy(const PermutationEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "permutation_entropy";
  double scale = log_of_base(kKernel, question.base);
  const bool is_weighted = question.weights == "variance";
  if (!is_weighted && question.weights != "none")
    throw core::BadParameter(kKernel, "weights", "\"" + question.weights + "\"", "\"none\" or \"variance\"");
  const Read read(kKernel, question, is_weighted ? kLongestDense : kLongestPattern);
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
  const Read read(kKernel, question, kLongestPattern);
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
  const Read read(kKernel, question, kLongestDense);
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  const std::size_t patterns = patterns_of(read.order);
  std::vector<std::int64_t> counts(found.counts.begin(), found.counts.end()), ranks;
  for (std::size_t k = 0; k < patterns; ++k)
    for (const std::size_t rank : ranks_of_pattern(k, read.order)) ranks.push_back(static_cast<std::int64_t>(rank));
  // A pattern's followers in adjacent windows: pairs of numbers, sorted.
  std::vector<std::uint64_t> pairs;
  std::array<std::int64_t, kPatternsATurn + 1> numbers;
  const std::size_t total = read.windows.count();
  for (std::size_t first = 0; first + 1 < total; first += kPatternsATurn) {
    run.tick();
    const std::size_t last = std::min(first + kPatternsATurn + 1, total);
    number_patterns(read.windows, first, last, numbers.data());
    for (std::size_t t = 1; t < last - first; ++t)
      if (numbers[t] != numbers[t - 1])
        pairs.push_back(static_cast<std::uint64_t>(numbers[t - 1]) * patterns + static_cast<std::uint64_t>(numbers[t]));
  }
  std::sort(pairs.begin(), pairs.end());
  CompensatedSum nodes;
  for (std::size_t first = 0; first < pairs.size();) {
    const std::uint64_t pattern = pairs[first] / patterns;
    std::vector<double> followers;
    std::size_t at = first;
    for (; at < pairs.size() && pairs[at] / patterns == pattern; ++at) {
      if (at == first || pairs[at] != pairs[at - 1]) followers.push_back(0);
      ++followers.back();
    }
    if (found.windows > 0)
      nodes.add(static_cast<double>(found.counts[pattern]) / static_cast<double>(found.windows) *
                entropy_of(followers));
    first = at;
  }
  OrdinalPatternTable out;
  const auto seen = std::count_if(counts.begin(), counts.end(), [](std::int64_t c) { return c > 0; });
  out.missing = 1 - static_cast<double>(seen) / static_cast<double>(patterns);
  out.node_entropy = nodes.value();
  out.counts = core::Array({{"pattern", patterns}}, std::move(counts));
  out.counts.label = "windows";
  out.ranks = core::Array({{"pattern", patterns}, {"place", read.order}}, std::move(ranks));
  out.ranks.label = "rank";
  return out;
}

}  // namespace ansatz::information

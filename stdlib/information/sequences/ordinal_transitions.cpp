// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/ordinal_transitions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

constexpr std::size_t kLongestNetwork = 6;  // (6!)² shares are 4 MB, (7!)² would be 200

}  // namespace

double node_entropy_of(const std::vector<std::uint64_t>& steps, const std::vector<std::uint64_t>& windows,
                       std::vector<double>* nodes) {
  const std::uint64_t patterns = windows.size();
  std::uint64_t total = 0;
  for (const std::uint64_t count : windows) total += count;
  CompensatedSum all;
  for (std::size_t first = 0; first < steps.size();) {
    const std::uint64_t pattern = steps[first] / patterns;
    std::size_t last = first;
    while (last < steps.size() && steps[last] / patterns == pattern) ++last;
    const auto leaving = static_cast<double>(last - first);
    CompensatedSum node;
    for (std::size_t at = first; at < last;) {
      std::size_t next = at;
      while (next < last && steps[next] == steps[at]) ++next;
      const double share = static_cast<double>(next - at) / leaving;
      node.add(-share * std::log(share));
      at = next;
    }
    const double entropy = std::max(0.0, node.value());
    if (nodes) (*nodes)[pattern] = entropy;
    all.add(static_cast<double>(windows[pattern]) / static_cast<double>(total) * entropy);
    first = last;
  }
  return all.value();
}

OrdinalNetwork ordinal_transitions(const OrdinalTransitions& question, core::Run& run) {
  constexpr const char* kKernel = "ordinal_transitions";
  const double base = log_of_base(kKernel, question.base);
  const OrdinalSeries read(kKernel, question, kLongestNetwork);
  const OrdinalCounts found = count_patterns(read.windows, run);
  read.warn_of(kKernel, found.windows, run);
  const std::size_t patterns = patterns_of(read.order);
  const std::vector<std::uint64_t> steps = ordinal_steps(read.windows, question.loops, run);
  if (steps.empty() && found.windows > 0)
    run.warn(fmt::format("{}: there is no step from one pattern to {}, so every entropy is 0", kKernel,
                         question.loops ? "a next one" : "another"));
  OrdinalNetwork out;
  std::vector<double> nodes(patterns), shares(patterns * patterns);
  out.node_entropy = node_entropy_of(steps, found.counts, &nodes) / base;
  out.steps = static_cast<double>(steps.size());
  CompensatedSum sum;
  for (std::size_t first = 0; first < steps.size();) {
    std::size_t last = first;
    while (last < steps.size() && steps[last] == steps[first]) ++last;
    const double share = static_cast<double>(last - first) / out.steps;
    shares[steps[first]] = share;
    sum.add(-share * std::log(share));
    first = last;
  }
  out.entropy = std::max(0.0, sum.value()) / base;
  for (double& node : nodes) node /= base;
  out.node_entropies = core::Array({{"pattern", patterns}}, std::move(nodes));
  out.node_entropies.label = "node entropy (" + base_name(question.base) + ")";
  out.shares = core::Array({{"pattern", patterns}, {"next", patterns}}, std::move(shares));
  out.shares.label = "share of steps";
  out.shares.is_mass = true;
  return out;
}

}  // namespace ansatz::information

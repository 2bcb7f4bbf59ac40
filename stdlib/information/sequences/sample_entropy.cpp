// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/sample_entropy.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/sequences/series.h"
#include "stdlib/information/sequences/template_matches.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

// In nats.
double entropy_of(const TemplateMatches& matches) {
  if (matches.shorter == 0) return std::numeric_limits<double>::quiet_NaN();
  if (matches.longer == 0) return std::numeric_limits<double>::infinity();
  return std::log(static_cast<double>(matches.shorter) / static_cast<double>(matches.longer));
}

// Means over `scale` values, the first from `offset`.
std::vector<double> coarse(std::span<const double> x, std::size_t scale, std::size_t offset) {
  std::vector<double> out;
  for (std::size_t first = offset; first + scale <= x.size(); first += scale) {
    double sum = 0;
    for (std::size_t i = 0; i < scale; ++i) sum += x[first + i];
    out.push_back(sum / static_cast<double>(scale));
  }
  return out;
}

TemplateMatches at_scale(const AlikeSeries& read, std::size_t scale, std::size_t offset, core::Run& run) {
  const auto means = coarse(read.series.values(), scale, offset);
  return means.size() < read.length + 2 ? TemplateMatches{} : count_matches(means, read.length, read.tolerance, run);
}

}  // namespace

double sample_entropy(const SampleEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "sample_entropy";
  const AlikeSeries read(kKernel, question);
  read.warn_of_few(kKernel, run);
  const TemplateMatches matches = count_matches(read.series.values(), read.length, read.tolerance, run);
  if (matches.shorter == 0)
    run.warn(fmt::format("{}: no two stretches of {} values are within r of each other, so nothing is known", kKernel,
                         read.length));
  else if (matches.longer == 0)
    run.warn(fmt::format("{}: none of {} pairs stays within r for one more value; one that did would give {:.4g}",
                         kKernel, matches.shorter, std::log(static_cast<double>(matches.shorter)) / read.base));
  return entropy_of(matches) / read.base;
}

double approximate_entropy(const ApproximateEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "approximate_entropy";
  const AlikeSeries read(kKernel, question);
  read.warn_of_few(kKernel, run);
  const MatchesOfEach matches = count_matches_of_each(read.series.values(), read.length, read.tolerance, run);
  const auto mean_log = [](const std::vector<std::uint32_t>& counts) {
    CompensatedSum sum;
    const auto n = static_cast<double>(counts.size());
    for (const std::uint32_t count : counts) sum.add(std::log(count / n));
    return sum.value() / n;
  };
  return (mean_log(matches.shorter) - mean_log(matches.longer)) / read.base;
}

core::Array multiscale_entropy(const MultiscaleEntropy& question, core::Run& run) {
  constexpr const char* kKernel = "multiscale_entropy";
  if (question.average != "plain" && question.average != "composite" && question.average != "refined")
    throw BadParameter(kKernel, "average", "\"" + question.average + "\"", "\"plain\", \"composite\" or \"refined\"");
  if (question.scales < 1) throw BadParameter(kKernel, "scales", std::to_string(question.scales), "at least 1");
  const auto scales = static_cast<std::size_t>(question.scales);
  const AlikeSeries read(kKernel, question, scales);
  std::vector<double> entropies, numbers;
  std::string undefined;
  for (std::size_t scale = 1; scale <= scales; ++scale) {
    const std::size_t offsets = question.average == "plain" ? 1 : scale;
    TemplateMatches total;
    double sum = 0;
    for (std::size_t offset = 0; offset < offsets; ++offset) {
      const TemplateMatches matches = at_scale(read, scale, offset, run);
      total.shorter += matches.shorter;
      total.longer += matches.longer;
      sum += entropy_of(matches);
    }
    const double nats = question.average == "composite" ? sum / static_cast<double>(offsets) : entropy_of(total);
    if (!std::isfinite(nats)) undefined += (undefined.empty() ? "" : ", ") + std::to_string(scale);
    entropies.push_back(nats / read.base);
    numbers.push_back(static_cast<double>(scale));
  }
  if (!undefined.empty())
    run.warn(fmt::format("{}: too few stretches are alike for a finite value at scale {}", kKernel, undefined));
  core::Array out({core::Dimension("scale", core::Array::along("scale", std::move(numbers)))}, std::move(entropies));
  out.label = "sample entropy (" + base_name(question.base) + ")";
  return out;
}

}  // namespace ansatz::information

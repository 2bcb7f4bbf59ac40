// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/power_law_tail.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "stdlib/core/error.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

/// The law from `origin` on, of logarithms that do not decrease and their sum. One that is not nearer than `bound` is
/// given up, its distance infinite.
PowerLaw law_of(std::span<const double> logs, double sum, double origin, bool both_sides, double bound) {
  const auto n = static_cast<double>(logs.size());
  PowerLaw law;
  law.count = static_cast<int>(logs.size());
  law.exponent = 1 + n / (sum - n * origin);
  law.error = (law.exponent - 1) / std::sqrt(n);
  for (std::size_t j = 0; j < logs.size(); ++j) {
    const double below = -std::expm1((1 - law.exponent) * (logs[j] - origin)), before = static_cast<double>(j) / n;
    law.distance = std::max(law.distance, std::abs(below - before));
    if (both_sides) law.distance = std::max(law.distance, std::abs(below - before - 1 / n));
    if (law.distance < bound) continue;
    law.distance = kUnbounded;
    return law;
  }
  return law;
}

std::vector<double> logarithms(std::span<const double> values) {
  std::vector<double> logs;
  logs.reserve(values.size());
  for (const double x : values) logs.push_back(std::log(x));
  return logs;
}

PowerLaw law_from(const std::string& kernel, double start, const std::vector<double>& sorted, bool both_sides) {
  if (!(start > 0)) throw BadParameter(kernel, "start", fmt::format("{:g}", start), "above 0");
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), start);
  if (sorted.end() - first < 2 || sorted.back() == *first)
    throw BadParameter(kernel, "start", fmt::format("{:g}, with {} values from there on", start, sorted.end() - first),
                       "so low that two different values are left");
  const auto logs = logarithms({first, sorted.end()});
  double sum = 0;
  for (const double v : logs) sum += v;
  PowerLaw law = law_of(logs, sum, std::log(start), both_sides, kUnbounded);
  law.start = start;
  return law;
}

}  // namespace

PowerLaw nearest_power_law(const std::vector<double>& sorted, std::size_t fewest, bool both_sides,
                           const core::Run& run) {
  const auto logs = logarithms(sorted);
  const std::size_t n = sorted.size();
  std::vector<double> sums(n + 1, 0.0);  // from each place to the end
  for (std::size_t i = n; i-- > 0;) sums[i] = sums[i + 1] + logs[i];
  PowerLaw best;
  best.distance = kUnbounded;
  for (std::size_t i = 0; i == 0 || i + fewest <= n; ++i) {
    run.tick();
    if (sorted[i] == sorted[n - 1]) break;
    if (i > 0 && sorted[i] == sorted[i - 1]) continue;
    PowerLaw law = law_of(std::span(logs).subspan(i), sums[i], logs[i], both_sides, best.distance);
    if (!(law.distance < best.distance)) continue;
    best = law;
    best.start = sorted[i];
  }
  return best;
}

PowerLaw fitted_power_law(const std::string& kernel, const PowerLawTail& question, core::Run& run) {
  const auto sorted = sorted_sample(kernel, question.x, question.missing, 2, run);
  if (!(sorted.front() > 0)) throw BadParameter(kernel, "x", fmt::format("{:g} somewhere", sorted.front()), "above 0");
  if (sorted.front() == sorted.back())
    throw BadParameter(kernel, "x", fmt::format("{:g} throughout", sorted.front()), "of two different values at least");
  if (question.start) return law_from(kernel, *question.start, sorted, question.both_sides);
  if (question.fewest < 2 || static_cast<std::size_t>(question.fewest) > sorted.size())
    throw BadParameter(kernel, "fewest", std::to_string(question.fewest),
                       fmt::format("in [2, {}], the number of values", sorted.size()));
  return nearest_power_law(sorted, static_cast<std::size_t>(question.fewest), question.both_sides, run);
}

PowerLaw power_law_tail(const PowerLawTail& question, core::Run& run) {
  return fitted_power_law("power_law_tail", question, run);
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/weight_tail.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/information/sample.h"
#include "stdlib/information/spectra/matrix_spectrum.h"
#include "stdlib/information/spectra/power_law_tail.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

constexpr std::size_t kFewest = 8;   // eigenvalues to speak of a tail
constexpr double kRounding = 1e-12;  // of a sum of logarithms
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// λ̃/λ of eigenvalues not all 0.
double scale_of(const std::vector<double>& values) {
  return static_cast<double>(values.size()) / std::accumulate(values.begin(), values.end(), 0.0);
}

TraceLog trace_log_of(const std::vector<double>& decreasing) {
  const double scale = scale_of(decreasing);
  TraceLog out;
  double sum = 0;
  // The logarithms fall, so a sum that is below 0 stays there.
  for (const double value : decreasing) {
    if (!(value > 0)) break;
    sum += std::log(value * scale);
    if (sum < -kRounding) break;
    out = {value, out.count + 1, std::max(sum, 0.0)};
  }
  return out;
}

WeightTailQuality no_tail(const std::string& why, core::Run& run) {
  run.warn("weight_tail: " + why);
  WeightTailQuality out;
  for (double WeightTailQuality::*member :
       {&WeightTailQuality::exponent, &WeightTailQuality::start, &WeightTailQuality::distance,
        &WeightTailQuality::error, &WeightTailQuality::weighted, &WeightTailQuality::log_norm,
        &WeightTailQuality::trace_log_start, &WeightTailQuality::trace_log, &WeightTailQuality::start_difference})
    out.*member = kNaN;
  return out;
}

/// The law of the eigenvalues that are left once outliers at the upper end are taken off; at least kFewest are.
std::pair<PowerLaw, int> clipped_law(std::vector<double> sorted, const WeightTail& question, core::Run& run) {
  const auto fewest = static_cast<std::size_t>(question.fewest);
  PowerLaw best = nearest_power_law(sorted, fewest, question.both_sides, run);
  for (int clipped = 1; clipped <= question.clip; ++clipped) {
    sorted.pop_back();
    if (sorted.size() < kFewest || sorted.front() == sorted.back()) return {best, clipped - 1};
    const PowerLaw next = nearest_power_law(sorted, fewest, question.both_sides, run);
    if (!(next.exponent < best.exponent || next.error < best.error)) return {best, clipped - 1};
    best = next;
  }
  return {best, question.clip};
}

}  // namespace

TraceLog trace_log_tail(const TraceLogTail& question, core::Run& run) {
  auto values = sorted_sample("trace_log_tail", question.x, "error", 1, run);
  if (values.front() < 0)
    throw BadParameter("trace_log_tail", "x", fmt::format("{:g} somewhere", values.front()), "at least 0");
  if (!(values.back() > 0)) throw BadParameter("trace_log_tail", "x", "0 throughout", "above 0 somewhere");
  std::reverse(values.begin(), values.end());
  return trace_log_of(values);
}

WeightTailQuality weight_tail(const WeightTail& question, core::Run& run) {
  if (question.fewest < 2) throw BadParameter("weight_tail", "fewest", std::to_string(question.fewest), "at least 2");
  if (question.clip < 0) throw BadParameter("weight_tail", "clip", std::to_string(question.clip), "at least 0");
  auto values = clean_singular_values("weight_tail", question.matrix, run);
  for (double& v : values) v *= v;
  std::vector<double> sorted;
  for (auto v = values.rbegin(); v != values.rend(); ++v)
    if (*v > 0) sorted.push_back(*v);
  if (sorted.size() < kFewest)
    return no_tail(fmt::format("{} eigenvalues above 0 have no tail to speak of", sorted.size()), run);
  if (sorted.front() == sorted.back()) return no_tail("eigenvalues that are all the same have no tail", run);
  const auto [law, clipped] = clipped_law(sorted, question, run);
  const TraceLog condition = trace_log_of(values);
  const double scale = scale_of(values), largest = sorted.back();
  WeightTailQuality out;
  out.exponent = law.exponent;
  out.start = law.start;
  out.distance = law.distance;
  out.error = law.error;
  out.count = law.count;
  out.clipped = clipped;
  out.weighted = law.exponent * std::log10(largest);
  double powers = 0, logs = 0;
  const double last = sorted[sorted.size() - 1 - static_cast<std::size_t>(clipped)];
  for (const double v : sorted) {
    powers += std::pow(v / largest, law.exponent);
    if (v >= law.start && v <= last) logs += std::log(v * scale);
  }
  out.log_norm = out.weighted + std::log10(powers);
  out.trace_log_start = condition.start;
  out.trace_log_count = condition.count;
  out.trace_log = logs / law.count;
  out.start_difference = (law.start - condition.start) * scale;
  return out;
}

}  // namespace ansatz::information

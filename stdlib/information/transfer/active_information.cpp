// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/active_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/digamma.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/nearest.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/transfer/embedding.h"
#include "stdlib/information/transfer/estimator.h"
#include "stdlib/information/transfer/linear_information.h"
#include "stdlib/information/transfer/state_information.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

/// What is to be told and what it is told by.
struct Told {
  SeriesEstimator estimator;
  Embedded rows;          // the past as source, nothing known beforehand
  std::size_t first = 0;  // time of the first row
};

Told read(const std::string& kernel, const SeriesPast& question, std::size_t future, core::Run& run) {
  Told out;
  out.estimator = checked_estimator(kernel, question.estimator, question.neighbours, question.window, question.order,
                                    question.scale);
  for (const auto& [name, value] : {std::pair{"history", question.history}, {"delay", question.delay}})
    if (value < 1) throw BadParameter(kernel, name, std::to_string(value), "at least 1");
  auto series = paired_points(kernel, {named_series(kernel, out.estimator, "x", question.x)}, "error", 2, run);
  const std::size_t steps = series[0].count;
  const Points x = prepared(kernel, out.estimator, std::move(series[0]));
  const auto delay = static_cast<std::size_t>(question.delay), length = static_cast<std::size_t>(question.history);
  const std::size_t lost = steps - x.count, past = (length - 1) * delay + 1, ahead = (future - 1) * delay;
  if (lost + past + ahead + length + 3 > steps)
    throw BadParameter(kernel, "x", fmt::format("{} steps", steps),
                       fmt::format("at least {}, to leave some for the past", lost + past + ahead + length + 3));
  // The steps to come are the history of the last of them.
  const std::size_t first = past + ahead;
  out.rows.next = past_of(x, {future, delay, 0}, first);
  out.rows.source = past_of(x, {length, delay, ahead + 1}, first);
  out.rows.past.count = out.rows.next.count;
  out.first = lost + past;
  if (out.rows.next.count < 10 * (length + future))
    run.warn(fmt::format("{}: {} usable steps are few for a past of {}", kernel, out.rows.next.count, length));
  return out;
}

SeriesInformation estimate(const std::string& kernel, const SeriesPast& question, std::size_t future, core::Run& run) {
  const double scale = log_of_base(kernel, question.base);
  const Told told = read(kernel, question, future, run);
  SeriesInformation out;
  std::vector<double> local;
  out.information = information_of(kernel, told.estimator, told.rows, run, &local) / scale;
  if (local.empty()) local = local_information_of(told.estimator, told.rows);
  out.local = along_time(std::move(local), told.first, scale);
  return out;
}

double rate_by_neighbours(const std::string& kernel, const Told& told, core::Run& run) {
  const Points &next = told.rows.next, &past = told.rows.source;
  const std::size_t n = next.count;
  const std::size_t window = checked_window(kernel, static_cast<int>(told.estimator.window), n);
  const std::size_t k = checked_neighbours(kernel, static_cast<int>(told.estimator.neighbours), n, window);
  const Points both[] = {next, past};
  const auto reach = Nearest(side_by_side(both), Norm::largest, run).kth_distances(k, window, run);
  const auto within = count_neighbours(past, reach, true, window, run);
  const DigammaTable psi(n);
  const auto dimension = static_cast<double>(next.dimension);
  CompensatedSum sum;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (reach[i] == 0) continue;
    sum.add(psi(within[i] + 1) + dimension * std::log(2 * reach[i]));
    ++kept;
  }
  if (kept == 0) throw BadParameter(kernel, "x", "the same step again and again", "a series whose steps differ");
  if (kept < n) run.warn(fmt::format("{}: {} of {} steps repeat and were left out", kernel, n - kept, n));
  return sum.value() / static_cast<double>(kept) - psi(k);
}

}  // namespace

SeriesInformation active_information(const ActiveInformation& question, core::Run& run) {
  return estimate("active_information", question, 1, run);
}

SeriesInformation predictive_information(const PredictiveInformation& question, core::Run& run) {
  return estimate("predictive_information", question, static_cast<std::size_t>(std::max(1, question.history)), run);
}

double entropy_rate(const EntropyRate& question, core::Run& run) {
  constexpr const char* kKernel = "entropy_rate";
  const double scale = log_of_base(kKernel, question.base);
  const Told told = read(kKernel, question, 1, run);
  if (told.estimator.is_of_states()) return state_entropy(told.rows.next, told.rows.source) / scale;
  if (told.estimator.name == "gaussian") return linear_rate(told.rows.next, told.rows.source) / scale;
  return rate_by_neighbours(kKernel, told, run) / scale;
}

}  // namespace ansatz::information

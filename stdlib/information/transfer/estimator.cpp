// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/estimator.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"
#include "stdlib/information/continuous/canonical.h"
#include "stdlib/information/neighbours/estimate.h"
#include "stdlib/information/neighbours/ksg_conditional_mutual_information.h"
#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "stdlib/information/neighbours/paired_points.h"
#include "stdlib/information/sequences/ordinal_counts.h"
#include "stdlib/information/transfer/linear_information.h"
#include "stdlib/information/transfer/state_information.h"
#include "stdlib/information/transfer/symbols.h"

namespace ansatz::information {

namespace {

using core::BadParameter;

std::vector<double> by_neighbours(const std::string& kernel, const SeriesEstimator& estimator, const Embedded& rows,
                                  core::Run& run) {
  const std::string& name = kernel.empty() ? std::string("ksg") : kernel;
  const std::size_t n = rows.next.count, window = checked_window(name, static_cast<int>(estimator.window), n),
                    k = checked_neighbours(name, static_cast<int>(estimator.neighbours), n, window);
  return rows.past.dimension == 0 ? ksg_local(kernel, rows.next, rows.source, k, window, run)
                                  : frenzel_pompe(kernel, rows.next, rows.source, rows.past, k, window, run);
}

/// I(next; source, past) − I(next; past), share by share. What the second critic sees of the source are zeros.
std::vector<double> by_critics(const std::string& kernel, const SeriesEstimator& estimator, const Embedded& rows,
                               core::Run& run) {
  if (is_constant(rows.source)) return std::vector<double>(rows.next.count, 0.0);
  const std::size_t own = rows.own_steps * rows.next.dimension, n = rows.next.count;
  const auto first = rows.past.values.begin(), split = first + static_cast<std::ptrdiff_t>(own * n);
  const Points of_own{n, own, {first, split}}, of_given{n, rows.past.dimension - own, {split, rows.past.values.end()}};
  std::vector<PastPart> past{{&rows.source, rows.source_steps}, {&of_own, rows.own_steps}};
  if (rows.given_steps > 0) past.push_back({&of_given, rows.given_steps});
  std::vector<double> shares = critic_shares(kernel, *estimator.critic, rows.next, past, run);
  past[0].is_seen = false;
  const std::vector<double> without = critic_shares("", *estimator.critic, rows.next, past, run);
  for (std::size_t i = 0; i < n; ++i) shares[i] -= without[i];
  return shares;
}

double mean_share(const std::vector<double>& shares) {
  CompensatedSum sum;
  for (const double share : shares) sum.add(share);
  return sum.value() / static_cast<double>(shares.size());
}

}  // namespace

SeriesEstimator checked_estimator(const std::string& kernel, const std::string& name, int neighbours, int window,
                                  int order, const std::string& scale, const AttentionCritic* critic) {
  const bool is_attention = critic && name == "attention";
  if (name != "ksg" && name != "gaussian" && name != "discrete" && name != "ordinal" && !is_attention)
    throw BadParameter(kernel, "estimator", "\"" + name + "\"",
                       critic ? "\"ksg\", \"gaussian\", \"discrete\", \"ordinal\" or \"attention\""
                              : "\"ksg\", \"gaussian\", \"discrete\" or \"ordinal\"");
  if (order < 2 || order > static_cast<int>(kLongestPattern))
    throw BadParameter(kernel, "order", std::to_string(order), fmt::format("in [2, {}]", kLongestPattern));
  if (neighbours < 1) throw BadParameter(kernel, "neighbours", std::to_string(neighbours), "at least 1");
  if (window < 0) throw BadParameter(kernel, "window", std::to_string(window), "at least 0");
  SeriesEstimator out{name, static_cast<std::size_t>(neighbours), static_cast<std::size_t>(window),
                      static_cast<std::size_t>(order), scale};
  if (is_attention) out.critic = *critic;
  return out;
}

NamedSample named_series(const std::string& kernel, const SeriesEstimator& estimator, const std::string& name,
                         const core::Array& series) {
  const bool is_discrete = estimator.name == "discrete";
  if (series.type() == core::ElementType::text && !is_discrete)
    throw BadParameter(kernel, name, "texts", "numbers: texts are states, for estimator = \"discrete\"");
  return {name, &series, is_discrete};
}

Points prepared(const std::string& kernel, const SeriesEstimator& estimator, Points series) {
  if (estimator.name == "ordinal") {
    if (estimator.order >= series.count)
      throw BadParameter(kernel, "order", std::to_string(estimator.order),
                         fmt::format("below the {} steps of the series", series.count));
    return ordinal_symbols(series, estimator.order);
  }
  if (estimator.name != "discrete") rescale(kernel, estimator.scale, series);
  return series;
}

double information_of(const std::string& kernel, const SeriesEstimator& estimator, const Embedded& rows, core::Run& run,
                      std::vector<double>* local) {
  if (estimator.is_of_states()) return state_information(rows.next, rows.source, rows.past);
  if (estimator.name == "gaussian")
    return canonical_correlations(rows.next, rows.source, rows.past.dimension > 0 ? &rows.past : nullptr).information;
  std::vector<double> shares =
      estimator.critic ? by_critics(kernel, estimator, rows, run) : by_neighbours(kernel, estimator, rows, run);
  const double information = mean_share(shares);
  if (local) *local = std::move(shares);
  return information;
}

std::vector<double> local_information_of(const SeriesEstimator& estimator, const Embedded& rows) {
  return estimator.is_of_states() ? local_state_information(rows.next, rows.source, rows.past)
                                  : linear_information(rows.next, rows.source, rows.past);
}

core::Array along_time(std::vector<double> shares, std::size_t first, double log_base) {
  for (double& share : shares) share /= log_base;
  std::vector<double> times(shares.size());
  std::iota(times.begin(), times.end(), static_cast<double>(first + 1));
  return core::Array({core::Dimension("time", core::Array::of(std::move(times)))}, std::move(shares));
}

}  // namespace ansatz::information

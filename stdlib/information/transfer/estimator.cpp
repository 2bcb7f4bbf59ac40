// SPDX-License-Identifier: MIT
#include "stdlib/information/transfer/estimator.h"

#include <fmt/format.h>

#include <numeric>

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

}  // namespace

SeriesEstimator checked_estimator(const std::string& kernel, const std::string& name, int neighbours, int window,
                                  int order, const std::string& scale) {
  if (name != "ksg" && name != "gaussian" && name != "discrete" && name != "ordinal")
    throw BadParameter(kernel, "estimator", "\"" + name + "\"", "\"ksg\", \"gaussian\", \"discrete\" or \"ordinal\"");
  if (order < 2 || order > static_cast<int>(kLongestPattern))
    throw BadParameter(kernel, "order", std::to_string(order), fmt::format("in [2, {}]", kLongestPattern));
  if (neighbours < 1) throw BadParameter(kernel, "neighbours", std::to_string(neighbours), "at least 1");
  if (window < 0) throw BadParameter(kernel, "window", std::to_string(window), "at least 0");
  return {name, static_cast<std::size_t>(neighbours), static_cast<std::size_t>(window), static_cast<std::size_t>(order),
          scale};
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

double information_of(const std::string& kernel, const SeriesEstimator& estimator, const Embedded& rows,
                      core::Run& run) {
  if (estimator.is_of_states()) return state_information(rows.next, rows.source, rows.past);
  if (estimator.name == "gaussian")
    return canonical_correlations(rows.next, rows.source, rows.past.dimension > 0 ? &rows.past : nullptr).information;
  CompensatedSum sum;
  for (const double share : by_neighbours(kernel, estimator, rows, run)) sum.add(share);
  return sum.value() / static_cast<double>(rows.next.count);
}

std::vector<double> local_information_of(const std::string& kernel, const SeriesEstimator& estimator,
                                         const Embedded& rows, core::Run& run) {
  if (estimator.is_of_states()) return local_state_information(rows.next, rows.source, rows.past);
  if (estimator.name == "gaussian") return linear_information(rows.next, rows.source, rows.past);
  return by_neighbours(kernel, estimator, rows, run);
}

core::Array along_time(std::vector<double> shares, std::size_t first, double log_base) {
  for (double& share : shares) share /= log_base;
  std::vector<double> times(shares.size());
  std::iota(times.begin(), times.end(), static_cast<double>(first + 1));
  return core::Array({core::Dimension("time", core::Array::of(std::move(times)))}, std::move(shares));
}

}  // namespace ansatz::information

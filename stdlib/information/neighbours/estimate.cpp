// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/estimate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/compensated_sum.h"

namespace ansatz::information {

namespace {

constexpr double kManyTies = 0.01;
constexpr double kNearCeiling = 0.7;  // of ln N

}  // namespace

std::size_t checked_window(const std::string& kernel, int window, std::size_t rows) {
  if (window < 0 || 2 * static_cast<std::size_t>(window) + 2 > rows)
    throw core::BadParameter(kernel, "window", std::to_string(window), fmt::format("in [0, {}]", (rows - 2) / 2));
  return static_cast<std::size_t>(window);
}

std::size_t checked_neighbours(const std::string& kernel, int neighbours, std::size_t rows, std::size_t window) {
  const std::size_t others = rows - 1 - std::min(rows - 1, 2 * window);
  if (neighbours < 1 || static_cast<std::size_t>(neighbours) > others)
    throw core::BadParameter(kernel, "neighbours", std::to_string(neighbours), fmt::format("in [1, {})", others + 1));
  return static_cast<std::size_t>(neighbours);
}

std::vector<double> marginal_reach(const Points& points, const std::vector<std::uint32_t>& neighbours, std::size_t k) {
  std::vector<double> reach(points.count, 0.0);
  for (std::size_t a = 0; a < points.dimension; ++a) {
    const auto column = points.column(a);
    for (std::size_t i = 0; i < points.count; ++i)
      for (std::size_t s = 0; s < k; ++s)
        reach[i] = std::max(reach[i], std::abs(column[neighbours[i * k + s]] - column[i]));
  }
  return reach;
}

MutualInformationEstimate gathered(std::vector<double> local, double log_base, const Base& base) {
  CompensatedSum sum;
  for (double& value : local) {
    value /= log_base;
    sum.add(value);
  }
  MutualInformationEstimate out;
  out.information = sum.value() / static_cast<double>(local.size());
  out.local = core::Array::along("sample", std::move(local));
  out.local.label = "local information (" + base_name(base) + ")";
  return out;
}

bool tells_nothing(const std::string& kernel, const Points& x, const Points& y, core::Run& run) {
  const bool is_x = is_constant(x);
  if (!is_x && !is_constant(y)) return false;
  if (!kernel.empty()) run.warn(fmt::format("{}: what does not vary tells nothing and nothing of it is told", kernel));
  return true;
}

void warn_of_ties(const std::string& kernel, std::span<const double> reach, core::Run& run) {
  if (kernel.empty()) return;
  const auto ties = static_cast<double>(std::count(reach.begin(), reach.end(), 0.0));
  if (ties > kManyTies * static_cast<double>(reach.size()))
    run.warn(
        fmt::format("{}: {:g} of {} rows repeat so often that their neighbours are at distance 0; "
                    "mixed_mutual_information takes repeats as they are",
                    kernel, ties, reach.size()));
}

bool nears_ceiling(double information, std::size_t rows) {
  return information > kNearCeiling * std::log(static_cast<double>(rows));
}

void warn_of_saturation(const std::string& kernel, double information, std::size_t rows, core::Run& run) {
  if (nears_ceiling(information, rows))
    run.warn(
        fmt::format("{}: {:.3g} nat is near what {} rows can show (ln N = {:.3g}): too low, and more rows are needed",
                    kernel, information, rows, std::log(static_cast<double>(rows))));
}

}  // namespace ansatz::information

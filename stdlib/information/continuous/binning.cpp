// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/binning.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

constexpr double kMostBins = 1e7;

double bins_by_rule(const std::string& kernel, const std::string& rule, const std::vector<double>& sample) {
  const auto n = static_cast<double>(sample.size());
  const double range = sample.back() - sample.front();
  if (rule == "sturges") return std::ceil(std::log2(n)) + 1;
  if (rule == "rice") return std::ceil(2 * std::cbrt(n));
  if (rule == "sqrt") return std::ceil(std::sqrt(n));
  if (rule == "scott") return std::ceil(range / scott_width(sample));
  if (rule == "freedman_diaconis") {
    const double width = freedman_diaconis_width(sample);
    return std::ceil(range / (width > 0 ? width : scott_width(sample)));
  }
  throw core::BadParameter(kernel, "bins", "\"" + rule + "\"",
                           "\"sturges\", \"rice\", \"sqrt\", \"scott\", \"freedman_diaconis\" or a number");
}

}  // namespace

double scott_width(const std::vector<double>& sample) {
  return 3.49 * standard_deviation(sample) / std::cbrt(static_cast<double>(sample.size()));
}

double freedman_diaconis_width(const std::vector<double>& sample) {
  const double quartiles = sorted_quantile(sample, 0.75) - sorted_quantile(sample, 0.25);
  return 2 * quartiles / std::cbrt(static_cast<double>(sample.size()));
}

std::size_t count_bins(const std::string& kernel, const Bins& bins, const std::vector<double>& sample) {
  const auto* number = std::get_if<double>(&bins);
  if (number && (!(*number >= 1) || *number != std::floor(*number)))
    throw core::BadParameter(kernel, "bins", fmt::format("{:g}", *number), "a whole number of at least 1");
  const bool constant = sample.front() == sample.back();
  const double count = number ? *number : constant ? 1 : bins_by_rule(kernel, std::get<std::string>(bins), sample);
  if (count > kMostBins)
    throw core::BadParameter(kernel, "bins", fmt::format("{:g}", count), fmt::format("at most {:g}", kMostBins));
  return static_cast<std::size_t>(count);
}

std::vector<double> histogram(const std::vector<double>& sample, std::size_t bins) {
  std::vector<double> counts(bins, 0.0);
  const double low = sample.front(), width = (sample.back() - low) / static_cast<double>(bins);
  for (const double v : sample) {
    const double place = width > 0 ? (v - low) / width : 0;
    counts[std::min(bins - 1, static_cast<std::size_t>(place))] += 1;
  }
  return counts;
}

}  // namespace ansatz::information

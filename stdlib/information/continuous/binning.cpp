// SPDX-License-Identifier: MIT
#include "stdlib/information/continuous/binning.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "stdlib/core/error.h"
#include "stdlib/information/sample.h"

namespace ansatz::information {

namespace {

constexpr double kMostBins = 1e7;

/// Skewness over its spread in normal samples.
double doane_bins(const std::vector<double>& sample) {
  const auto n = static_cast<double>(sample.size());
  if (n < 3) return 1;
  const double mean = std::accumulate(sample.begin(), sample.end(), 0.0) / n;
  double squares = 0, cubes = 0;
  for (const double v : sample) {
    squares += (v - mean) * (v - mean) / n;
    cubes += (v - mean) * (v - mean) * (v - mean) / n;
  }
  const double skewness = cubes / (squares * std::sqrt(squares));
  const double spread = std::sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
  return std::ceil(1 + std::log2(n) + std::log2(1 + std::abs(skewness) / spread));
}

/// The number of bins that is likeliest after the sample was seen.
double knuth_bins(const std::vector<double>& sample) {
  const auto log_gamma = [](double x) { return boost::math::lgamma(x); };
  const auto n = static_cast<double>(sample.size());
  const auto most = static_cast<std::size_t>(std::max(50.0, 4 * std::sqrt(n)));
  std::size_t best = 1;
  double greatest = -std::numeric_limits<double>::infinity();
  for (std::size_t bins = 1; bins <= most; ++bins) {
    const auto m = static_cast<double>(bins);
    double log_posterior = n * std::log(m) + log_gamma(0.5 * m) - m * log_gamma(0.5) - log_gamma(n + 0.5 * m);
    for (const double count : histogram(sample, bins)) log_posterior += log_gamma(count + 0.5);
    if (log_posterior > greatest) {
      greatest = log_posterior;
      best = bins;
    }
  }
  return static_cast<double>(best);
}

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
  if (rule == "doane") return doane_bins(sample);
  if (rule == "knuth") return knuth_bins(sample);
  if (rule == "automatic") {
    const double width = freedman_diaconis_width(sample), sturges = std::ceil(std::log2(n)) + 1;
    return width > 0 ? std::max(sturges, std::ceil(range / width)) : sturges;
  }
  throw core::BadParameter(kernel, "bins", "\"" + rule + "\"",
                           "\"sturges\", \"rice\", \"sqrt\", \"scott\", \"freedman_diaconis\", \"doane\", \"knuth\", "
                           "\"automatic\" or a number");
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

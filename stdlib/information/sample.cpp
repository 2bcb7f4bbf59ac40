// SPDX-License-Identifier: MIT
#include "stdlib/information/sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "stdlib/core/error.h"
#include "stdlib/core/sort.h"
#include "stdlib/core/squares.h"

namespace ansatz::information {

using core::BadParameter;

std::vector<double> sorted_sample(const std::string& kernel, const core::Array& x, const std::string& missing,
                                  std::size_t at_least, core::Run& run) {
  if (missing != "error" && missing != "drop")
    throw BadParameter(kernel, "missing", "\"" + missing + "\"", "\"error\" or \"drop\"");
  if (x.rank() > 1) throw BadParameter(kernel, "x", fmt::format("an array of {} dimensions", x.rank()), "one sample");
  const core::Array numbers = x.as_real();
  const auto values = numbers.real();
  std::vector<double> sample(values.begin(), values.end());
  const auto nans = std::count_if(sample.begin(), sample.end(), [](double v) { return std::isnan(v); });
  if (nans > 0) {
    if (missing == "error")
      throw BadParameter(kernel, "x", fmt::format("{} NaN among {} values", nans, sample.size()),
                         "free of NaN, or missing = \"drop\" to leave them out");
    std::erase_if(sample, [](double v) { return std::isnan(v); });
    run.warn(fmt::format("{}: {} NaN left out", kernel, nans));
  }
  if (sample.size() < at_least)
    throw BadParameter(kernel, "x", fmt::format("{} value{}", sample.size(), sample.size() == 1 ? "" : "s"),
                       fmt::format("at least {} values", at_least));
  core::sort_numbers(sample);
  if (std::isinf(sample.front()) || std::isinf(sample.back())) throw BadParameter(kernel, "x", "infinite", "finite");
  for (const double end : {sample.front(), sample.back()}) {
    if (std::abs(end) > core::kLargestSquared)
      throw BadParameter(kernel, "x", fmt::format("{:g}", end),
                         fmt::format("within ±{:g}, so that sums of squares are numbers", core::kLargestSquared));
  }
  if (core::vanish_squared(sample))
    throw BadParameter(kernel, "x", fmt::format("as small as {:g}", sample.front()), core::kSquarable);
  return sample;
}

double standard_deviation(const std::vector<double>& sample) {
  const double origin = sample.front();
  double sum = 0, squares = 0;
  for (const double v : sample) sum += v - origin;
  const double mean = origin + sum / static_cast<double>(sample.size());
  for (const double v : sample) squares += (v - mean) * (v - mean);
  return std::sqrt(squares / (static_cast<double>(sample.size()) - 1));
}

double sorted_quantile(const std::vector<double>& sample, double q) {
  const double place = q * static_cast<double>(sample.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sample.size()) return sample.back();
  const double share = place - static_cast<double>(below);
  return sample[below] + share * (sample[below + 1] - sample[below]);
}

}  // namespace ansatz::information

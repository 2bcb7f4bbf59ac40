// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/series.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/squares.h"
#include "stdlib/core/sums.h"

namespace ansatz::information {

using core::BadParameter;

Series::Series(const std::string& kernel, const std::string& name, const core::Array& given, std::size_t at_least) {
  if (given.rank() > 1)
    throw BadParameter(kernel, name, fmt::format("an array of {} dimensions", given.rank()), "one series");
  numbers_ = given.as_real();
  values_ = numbers_.real();
  if (values_.size() < at_least)
    throw BadParameter(kernel, name, fmt::format("{} value{}", values_.size(), values_.size() == 1 ? "" : "s"),
                       fmt::format("at least {} value{}", at_least, at_least == 1 ? "" : "s"));
  // One comparison a value: NaN fails it as well.
  bool are_fine = true;
  for (const double v : values_) are_fine &= std::abs(v) <= core::kLargestSquared;
  if (are_fine) return;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (std::isnan(values_[i]) || std::isinf(values_[i]))
      throw BadParameter(kernel, name, fmt::format("{:g} at element {}", values_[i], i + 1), "finite everywhere");
    if (std::abs(values_[i]) > core::kLargestSquared)
      throw BadParameter(kernel, name, fmt::format("{:g}", values_[i]),
                         fmt::format("within ±{:g}, so that squares are numbers", core::kLargestSquared));
  }
}

namespace {

// Where squares are no numbers: in units of the largest, a power of two, which takes no digit away.
double small_deviation(std::span<const double> values, double centre) {
  double largest = 0;
  for (const double v : values) largest = std::max(largest, std::abs(v - centre));
  if (!(largest > 0)) return 0;
  const int exponent = std::ilogb(largest);
  std::vector<double> scaled;
  for (const double v : values) scaled.push_back(std::scalbn(v - centre, -exponent));
  return std::scalbn(std::sqrt(core::pairwise_square_sum(scaled, 0) / static_cast<double>(values.size())), exponent);
}

}  // namespace

Moments moments(std::span<const double> values) {
  if (values.empty()) return {};
  const auto n = static_cast<double>(values.size());
  // What pairwise sums about the first value leave of the mean, a second sum about it takes away.
  double centre = values[0];
  for (int pass = 0; pass < 2; ++pass) {
    double sum = 0, lost = 0;
    for (const double v : values) {
      const double term = v - centre - lost, next = sum + term;
      lost = (next - sum) - term;
      sum = next;
    }
    centre += sum / n;
  }
  const double deviation = std::sqrt(core::pairwise_square_sum(values, centre) / n);
  return {centre, deviation < core::kSmallestSquared ? small_deviation(values, centre) : deviation};
}

std::size_t checked_count(const std::string& kernel, const std::string& name, int given, std::size_t low,
                          std::size_t high) {
  if (given < 0 || static_cast<std::size_t>(given) < low || static_cast<std::size_t>(given) > high)
    throw BadParameter(kernel, name, std::to_string(given), fmt::format("in [{}, {}]", low, high));
  return static_cast<std::size_t>(given);
}

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/series.h"

#include <fmt/format.h>

#include <cmath>

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
  return {centre, std::sqrt(core::pairwise_square_sum(values, centre) / n)};
}

std::size_t checked_count(const std::string& kernel, const std::string& name, int given, std::size_t low,
                          std::size_t high) {
  if (given < 0 || static_cast<std::size_t>(given) < low || static_cast<std::size_t>(given) > high)
    throw BadParameter(kernel, name, std::to_string(given), fmt::format("in [{}, {}]", low, high));
  return static_cast<std::size_t>(given);
}

}  // namespace ansatz::information

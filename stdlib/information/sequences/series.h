// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "stdlib/core/array.h"

namespace ansatz::information {

/// A series in the order of time: finite numbers in one dimension. A NaN is always refused, since leaving it out would
/// move everything after it in time.
class Series {
 public:
  /// Errors   BadParameter, naming the parameter: not one dimension, fewer than `at_least` values, NaN or infinities
  ///          with the place of the first, a number so large that squares are none.
  Series(const std::string& kernel, const std::string& name, const core::Array& given, std::size_t at_least);

  std::span<const double> values() const { return values_; }
  std::size_t size() const { return values_.size(); }
  double operator[](std::size_t i) const { return values_[i]; }

 private:
  core::Array numbers_;  // keeps the elements
  std::span<const double> values_;
};

/// Mean and standard deviation with N, in two passes from the first value, so that an offset costs no digits.
struct Moments {
  double mean = 0, deviation = 0;
};
Moments moments(std::span<const double> values);

/// A whole number that must be in [low, high], as index. Errors   BadParameter.
std::size_t checked_count(const std::string& kernel, const std::string& name, int given, std::size_t low,
                          std::size_t high);

}  // namespace ansatz::information

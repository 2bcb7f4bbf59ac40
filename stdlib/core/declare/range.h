// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// The values a parameter may take. Numbers, every element of an array, and both ends of an interval are held against
/// the bounds; NaN and, unless `infinite` allows it, infinity are always outside. Texts are held against `choices`.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false, high_open = false;
  bool not_finite = false;  ///< NaN and infinities are let through; the kernel deals with them
  bool increasing = false;  ///< an interval's lower end comes first, and it has a length
  std::vector<std::string> choices;

  bool is_everything() const;
  /// "at least 8", "in (0, 1)", "one of \"less\", \"greater\""; empty where there is no bound.
  std::string describe() const;
  /// What is found outside, as text ("0", "\"up\"", "NaN at element 3"), or nothing when all is inside.
  std::optional<std::string> violation(const Value& value) const;
};

Range at_least(double low);
Range above(double low);
Range at_most(double high);
Range below(double high);
Range between(double low, double high);  ///< ends included
Range strictly_between(double low, double high);
Range from_to_below(double low, double high);  ///< [low, high)
Range above_up_to(double low, double high);    ///< (low, high]
Range one_of(std::vector<std::string> choices);
Range any_number();  ///< NaN and infinities too
Range increasing();  ///< of an interval

}  // namespace ansatz::core

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::hypothesis {

/// p-values as plain numbers. Errors   BadParameter: a value outside [0, 1].
core::Array checked_p(const std::string& kernel, const core::Array& p);

/// Places of the numbers, by increasing p; NaN are left out.
std::vector<std::size_t> places_by_p(std::span<const double> p);

/// Adjusted values from factor(i, p₍ᵢ₎), i = 1 … m: the running maximum from the smallest p on, or the running minimum
/// from the largest; at most 1.
template <class Factor>
core::Array stepped_down(core::Array p, Factor&& factor) {
  const auto values = p.mutable_real();
  const auto order = places_by_p(values);
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double adjusted = factor(static_cast<double>(i + 1), static_cast<double>(order.size()), values[order[i]]);
    largest = adjusted > largest ? adjusted : largest;
    values[order[i]] = largest < 1 ? largest : 1;
  }
  return p;
}

template <class Factor>
core::Array stepped_up(core::Array p, Factor&& factor) {
  const auto values = p.mutable_real();
  const auto order = places_by_p(values);
  double smallest = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    const double adjusted = factor(static_cast<double>(i + 1), static_cast<double>(order.size()), values[order[i]]);
    smallest = adjusted < smallest ? adjusted : smallest;
    values[order[i]] = smallest;
  }
  return p;
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// The midrank of each value, 1 … n, in the order given: equal ones share the mean of their ranks. Multiples of ½,
/// exact up to 2^52. Infinities are ordinary values; NaN must have been left out. O(n log n).
std::vector<double> midranks(std::span<const double> values);

/// Midranks along a dimension; of a one-dimensional array none need be named.
/// Errors   BadParameter: NaN, which has no rank. Mismatch: no array, texts, complex numbers, several dimensions and
///          none named.
Value ranks(const Value& x, const std::string& over = "");

}  // namespace ansatz::core

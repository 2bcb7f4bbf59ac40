// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// Where the dimension of that name stands. UnknownName, with the names there are.
std::size_t dimension_named(const Array& x, std::string_view name);

/// "time", or "the array" for a dimension without a name.
std::string spoken(const Dimension& dimension);

/// A number as it stands, a quantity in the unit of the dimension's coordinate. Mismatch for other kinds and units.
double coordinate_in_unit(const Dimension& dimension, const Value& value);

/// The places (from 0) whose coordinate lies in [low, high], or next to an end by no more than rounding does. Mismatch
/// for a text coordinate.
std::vector<std::size_t> places_between(const Array& x, std::size_t dimension, double low, double high);

}  // namespace ansatz::core

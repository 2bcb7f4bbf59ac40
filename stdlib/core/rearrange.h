// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "stdlib/core/array.h"

namespace ansatz::core {

/// The dimensions in another order, each named once. UnknownName, Mismatch.
Array transpose(const Array& x, std::span<const std::string> names);
/// The same by position: dimension i of the result is dimension order[i] of x.
Array permute(const Array& x, std::span<const std::size_t> order);

/// Arrays of one shape, put beside each other along a new outermost dimension, whose size must be their number. Whole
/// numbers, truth values, numbers and complex numbers are brought to the widest type among them; units to the first
/// one's. Mismatch where shapes, coordinates or units do not fit.
Array stack(const std::vector<Array>& parts, Dimension along);

/// Arrays put one after another along a dimension they have (or the only one they have). Coordinates are joined where
/// all have them.
Array concatenate(const std::vector<Array>& parts, const std::string& along = "");

/// The elements at these places (from 0) along one dimension, coordinates with them.
Array take(const Array& x, std::size_t dimension, std::span<const std::size_t> places);

}  // namespace ansatz::core

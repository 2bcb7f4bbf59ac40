// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/core/value.h"

namespace ansatz::core {

/// A value as an array: a number, quantity, truth value or text becomes one without dimensions; a list of such values,
/// or of arrays of one shape, one with an unnamed outermost dimension. Nothing for other kinds.
std::optional<Array> as_array(const Value& value);

/// An array as a value: without dimensions it becomes the number, quantity, truth value or text it holds.
Value as_value(Array array);

}  // namespace ansatz::core

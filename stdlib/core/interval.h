// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/value.h"

namespace ansatz::core {

/// low..high, two numbers or two quantities of one dimension; then in the unit of the lower end.
///
/// Errors   Mismatch: an end that is no number, two dimensions, a unit at one end only.
Interval interval(const Value& low, const Value& high);

/// The ends as the numbers or quantities they were written as.
Value low_end(const Interval& stretch);
Value high_end(const Interval& stretch);

/// The ends in that unit; a stretch of plain numbers is taken to be in it. Mismatch naming both dimensions.
Interval in_unit(const Interval& stretch, const Unit& unit);

}  // namespace ansatz::core

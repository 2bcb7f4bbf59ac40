// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"

namespace ansatz::core {

/// n numbers from low to high in equal steps; both ends are met exactly. One number is `low`. BadParameter: n is 0, an
/// end that is not finite.
Array linspace(double low, double high, std::size_t n);

/// n numbers from low to high in equal ratios; both ends are met exactly. BadParameter: an end that is zero, or ends of
/// different sign.
Array geometric(double low, double high, std::size_t n);

/// geometric, rounded to whole numbers and without repeats: at most n of them, rising. BadParameter: low below 1.
Array log_spaced(double low, double high, std::size_t n);

/// [[x1, y1, …], [x2, y2, …], …] of arrays or lists of equal length. Mismatch.
List zip(std::span<const Value> sequences);

/// How many elements `for` visits and `zip` takes: of a list, of the first dimension of an array, of an interval's
/// whole numbers, of a table's rows. Mismatch for what has none.
std::size_t length(const Value& sequence);
/// Element i (from 0) of these: the slice along the first dimension of an array, the row of a table as a record.
Value element(const Value& sequence, std::size_t i);

}  // namespace ansatz::core

// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ansatz::core {

// Sorting for samples of any length: some ten times as fast as std::sort beyond the cache, with stop points, and the
// same result on every machine. NaN must have been left out (here it stands at
// the end its sign says).

/// Into increasing order, −0 before 0: one order, whatever they came in. Where it is called off (Interrupted), they are
/// left as they were.
void sort_numbers(std::span<double> values);

/// The places of the values in increasing order, or in decreasing order; equal ones, 0 and −0 among them, as they
/// stand.
std::vector<std::size_t> sorted_places(std::span<const double> values, bool is_descending = false);

/// As std::nth_element: `place` gets the value that stands there in increasing order, none before it is larger and none
/// after it smaller. Where it is called off, what is left is the same numbers in some order.
void arrange_around(std::span<double> values, std::size_t place);

}  // namespace ansatz::core

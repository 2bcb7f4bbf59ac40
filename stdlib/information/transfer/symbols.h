// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// A series as patterns of order: for each time from the order-th on the number of the pattern of the last `order`
/// values, component by component. Equal values go by time. At least `order` rows; order 2 … 12.
Points ordinal_symbols(const Points& series, std::size_t order);

}  // namespace ansatz::information

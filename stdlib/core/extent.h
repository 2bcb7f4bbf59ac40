// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::core {

// What many numbers have in common, several at a time.

/// Whether none is NaN or infinite.
bool all_finite(std::span<const double> x);

struct Extent {
  double low = 0, high = 0;
};

/// The least and the largest of finite numbers; infinities the wrong way round where there are none.
Extent extent(std::span<const double> x);

}  // namespace ansatz::core

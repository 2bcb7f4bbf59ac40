// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace ansatz::hypothesis {

/// Mean and sum of squared deviations, in two passes.
struct Moments {
  double n = 0, mean = 0, squares = 0;
  double variance() const { return squares / (n - 1); }  ///< unbiased
};

/// A constant sample has exactly its value as mean and no squares. Finite values, at least one.
Moments moments(std::span<const double> values);

}  // namespace ansatz::hypothesis

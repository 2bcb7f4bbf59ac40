// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace ansatz::core {

/// Pairwise sum over blocks of fixed size: the error grows as log n, and the bits depend on the elements and their
/// order alone (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., §4.2).
double pairwise_sum(std::span<const double> x);

/// Sum of (x - centre)², in the same manner.
double pairwise_square_sum(std::span<const double> x, double centre);

}  // namespace ansatz::core

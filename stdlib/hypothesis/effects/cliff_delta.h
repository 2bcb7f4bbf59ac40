// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and the level of the interval.
struct CliffDelta : Comparison {
  double confidence = 0.95;
};

/// Cliff's δ = P(X > Y) − P(X < Y), from −1 to 1; the same as the rank-biserial correlation 2U/(nm) − 1.
///
/// Interval: Cliff's asymmetric one, (δ − δ³ ± z s √((1 − δ²)² + z² s²)) / (1 − δ² + z² s²), with the unbiased variance
/// s². For |δ| = 1 it reaches from (k − z²)/(k + z²), k the smaller size, to 1 (Feng & Cliff 2004).
///
/// Errors   BadParameter: NaN, other than two samples, an empty one.
/// Edges    with a sample of one value there is no interval.
/// Cost     O(N log N).
/// Source   Cliff, Psychological Bulletin 114 (1993) 494.
Effect cliff_delta(const CliffDelta& question, core::Run& run);

/// The same of plain numbers without NaN.
Effect cliff_delta_of(std::span<const double> x, std::span<const double> y, double confidence);
/// And of such as are in increasing order.
Effect cliff_delta_of_sorted(std::span<const double> x, std::span<const double> y, double confidence);

}  // namespace ansatz::hypothesis

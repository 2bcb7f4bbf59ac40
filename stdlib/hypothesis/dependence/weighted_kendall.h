// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct WeightedKendall : Comparison {
  std::string alternative = "two-sided";  ///< "greater": they rise together
  int draws = 999;                        ///< permutations where there are too many orders to take all
};

/// Vigna's weighted τ: Kendall's, where a pair weighs 1/rᵢ + 1/rⱼ, r = 1 for the largest value: what changes places at
/// the top counts for more.
///
///   τ = Σ w sign(xᵢ − xⱼ) sign(yᵢ − yⱼ)/√(Σ_{xᵢ≠xⱼ} w · Σ_{yᵢ≠yⱼ} w)
///
/// the mean of two, r by x and then y, and by y and then x. p by all orders of the second sample, or random ones.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs or more than 5000, NaN.
/// Edges    infinities are ranked; a constant sample: undefined.
/// Random   run.stream("permutation"), where orders are drawn.
/// Cost     O(n²) an order.
/// Source   Vigna, Proc. 24th Int. Conf. World Wide Web (2015) 1166.
TestResult weighted_kendall(const WeightedKendall& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <variant>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Samples, what to compute of them, and how many arrangements to look at.
struct PermutationTest : Comparison {
  /// "mean_difference" or "median_difference" of two samples (first less second), or a function that takes the samples
  /// as arrays and returns a number.
  std::variant<std::string, std::shared_ptr<core::Callable>> statistic = std::string("mean_difference");
  std::string alternative = "two-sided";  ///< "greater": the observed statistic is large
  int draws = 9999;                       ///< B, at least 1
};

/// Permutation test: how often does a random division of the pooled values give a statistic as extreme?
///
/// All arrangements are enumerated when there are at most min(draws, 10⁶) of them; otherwise `draws` random ones, with
/// p = (b + 1)/(B + 1). An arrangement is as extreme as the observed one also when it differs by no more than 100 ε of
/// it. Two-sided p is twice the smaller tail, at most 1.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN, infinities, a named statistic for more than two
///          samples, a function that returns no number or NaN.
/// Random   run.stream("permutation"): arrangement b uses draws b·k … b·k + k − 1 of it, whatever B is.
/// Cost     O(draws · N).
/// Source   Fisher (1935); Phipson & Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39, for the added one.
TestResult permutation_test(const PermutationTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

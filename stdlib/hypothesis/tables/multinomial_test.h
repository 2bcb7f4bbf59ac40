// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Counts and what they should be.
struct MultinomialTest {
  core::Array counts;                          ///< [cell] of whole numbers, at least two
  core::Array expected = core::Array::of({});  ///< [cell], of the same sum; empty: equal everywhere
  std::string order = "probability";           ///< or "chi_squared", "g": by what other counts are as extreme
  std::string method = "auto";                 ///< "exact", "monte_carlo", or "auto": exact up to 10⁶ outcomes
  int draws = 9999;                            ///< of "monte_carlo", at least 1
  double confidence = 0.95;                    ///< of the interval
};

/// Exact multinomial test: do counts have the expected shares? p sums the probabilities of all counts of the same sum
/// that are as extreme as the given ones (to a relative 10⁻⁷):
///
///   probability   no likelier           chi_squared   Pearson's χ² at least as large       g   G at least as large
///
/// There are C(n + k − 1, k − 1) outcomes of k cells; where they are too many, as many are drawn as `draws` says, and
/// p = (1 + as extreme)/(1 + draws). Of two cells and "probability" it is the binomial test. The statistic is Pearson's
/// χ², G for "g". Effect: Cohen's w, with the interval of the noncentral χ².
///
/// Errors   BadParameter: as of goodness_of_fit; "exact" beyond 10⁸ outcomes; more than 10⁶ counts in all to be drawn.
/// Random   run.stream("multinomial"), where p is drawn.
/// Cost     O(outcomes), or O(draws · n).
/// Source   Cressie & Read, J. R. Stat. Soc. B 46 (1984) 440, for orders and their merits.
TestResult multinomial_test(const MultinomialTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

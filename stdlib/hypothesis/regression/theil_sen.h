// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values y, and what may explain them, x: two matched samples.
struct TheilSen : Comparison {
  std::string method = "pairs";           ///< "pairs": Theil and Sen; "repeated": Siegel's repeated medians
  std::string alternative = "two-sided";  ///< "greater": y rises with x
  double confidence = 0.95;               ///< of the intervals
};

/// The line through the middle of all slopes: how does y change with x, whatever a few far values say? The slope is the
/// median of (y_j − y_i)/(x_j − x_i) over pairs with different x (of "repeated" the median over i of the median over j,
/// which half of the values may mislead before it fails, where of pairs 29 in a hundred may). The estimate is the
/// slope.
///
/// Test that the slope is 0: Kendall's, which the slope inverts. The slope's interval holds the slopes that Kendall's
/// test does not reject, by the normal with the variance for ties (Sen 1968); that of "repeated" is the same. Effect:
/// τ_b.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs or more than 20,000, NaN,
///          infinities, a method that is none.
/// Edges    x constant: undefined, with a warning. An interval whose ends are not among the slopes: nothing.
/// Cost     O(n²) time; memory 4 n² bytes for "pairs", O(n) for "repeated".
/// Source   Theil, Proc. K. Ned. Akad. Wet. A 53 (1950) 386; Sen, J. Am. Stat. Assoc. 63 (1968) 1379; Siegel,
/// Biometrika
///          69 (1982) 242.
TestResult theil_sen(const TheilSen& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Three treatments or more of the same blocks, in the order in which they are expected to rise.
struct PageTrend : Comparison {
  std::string alternative = "greater";  ///< "greater": later treatments are larger
  std::string method = "auto";          ///< "exact", "asymptotic", or "auto": exact up to 7 treatments and 50 blocks
};

/// Page's trend test: do matched samples, ranked block by block, rise in their order?
///
///   L = Σ j R_j,   E L = nk(k + 1)²/4,   Var L = n k²(k + 1)(k² − 1)/144 without ties
///
/// Exact p takes all orders of each block's own ranks, ties included. n counts blocks. Effect: the mean of the blocks'
/// rank correlations (Spearman's) with the order.
///
/// Errors   BadParameter: fewer than 3 samples, lengths that differ, no block, NaN; "exact" beyond 8 samples.
/// Edges    infinities are ranked; all values equal in every block: p = 1 with a warning.
/// Source   Page, J. Am. Stat. Assoc. 58 (1963) 216.
TestResult page_trend(const PageTrend& question, core::Run& run);

}  // namespace ansatz::hypothesis

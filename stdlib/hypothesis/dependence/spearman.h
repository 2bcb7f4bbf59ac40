// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct Spearman : Comparison {
  std::string alternative = "two-sided";  ///< "greater": they rise together
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact up to 9 pairs
  double confidence = 0.95;               ///< of the interval
};

/// Spearman's rank correlation: Pearson's r of midranks. Exact p takes all orders of the ranks, ties included;
/// otherwise that of t. The interval is Fisher's with Bonett & Wright's variance (1 + ρ²/2)/(n − 3).
///
/// Errors   as of pearson, but infinities are ranked; "exact" beyond 9 pairs.
/// Edges    as of pearson.
/// Source   Spearman, Am. J. Psychol. 15 (1904) 72; Bonett & Wright, Psychometrika 65 (2000) 23.
TestResult spearman(const Spearman& question, core::Run& run);

}  // namespace ansatz::hypothesis

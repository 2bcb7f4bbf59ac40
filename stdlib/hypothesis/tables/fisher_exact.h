// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Four counts and how to look at them.
struct FisherExact {
  core::Array table;                      ///< [2, 2] of whole numbers
  std::string alternative = "two-sided";  ///< "greater": the odds of the first row are larger
  double confidence = 0.95;               ///< of the interval
};

/// Fisher's exact test: are the odds of two rows the same? Given the margins, the first count is hypergeometric;
/// two-sided p sums all tables that are no likelier than the given one (to a relative 10⁻⁷).
///
/// Effect: the odds ratio ad/(bc) of the sample, with Woolf's interval of its logarithm, each count raised by ½ where
/// one is 0.
///
/// Errors   BadParameter: no table of 2 × 2 whole numbers.
/// Edges    a row or column of zeros: p = 1 with a warning.
/// Cost     O(smallest margin).
/// Source   Fisher, J. R. Stat. Soc. 98 (1935) 39; Woolf, Ann. Hum. Genet. 19 (1955) 251.
TestResult fisher_exact(const FisherExact& question, core::Run& run);

}  // namespace ansatz::hypothesis

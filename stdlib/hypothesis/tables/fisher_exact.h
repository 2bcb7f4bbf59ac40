// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A table of counts and how to look at it.
struct FisherExact {
  core::Array table;                      ///< [row, column] of whole numbers
  std::string alternative = "two-sided";  ///< "greater": the odds of the first row are larger; of four counts only
  double confidence = 0.95;               ///< of the interval
  int draws = 9999;                       ///< B, at least 1, of tables with too many others to enumerate
};

/// Fisher's exact test: are the odds of two rows the same, or the shares of any number of them? Given the margins, the
/// first of four counts is hypergeometric; p sums all tables that are no likelier than the given one (to a relative
/// 10⁻⁷). Larger tables (Freeman & Halton) likewise, by a network of columns where that takes no more than 3·10⁶ steps,
/// else by `draws` random tables with these margins, (b + 1)/(B + 1).
///
/// Statistic: the first count; of larger tables the probability of the table. Effect: the odds ratio ad/(bc) of the
/// sample, with Woolf's interval of its logarithm, each count raised by ½ where one is 0; of larger tables Cramér's V
/// without bias.
///
/// Errors   BadParameter: no table of at least 2 × 2 whole numbers; more than 10⁷ counted in a larger one; an
///          alternative other than "two-sided" for one.
/// Edges    a row or column of zeros: p = 1 with a warning; of larger tables it plays no part.
/// Random   run.stream("permutation").
/// Cost     O(smallest margin) of four counts.
/// Source   Fisher, J. R. Stat. Soc. 98 (1935) 39; Freeman & Halton, Biometrika 38 (1951) 141; Mehta & Patel, J. Am.
///          Stat. Assoc. 78 (1983) 427; Woolf, Ann. Hum. Genet. 19 (1955) 251.
TestResult fisher_exact(const FisherExact& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Samples in the order in which they are expected to rise.
struct Cuzick : Comparison {
  std::vector<double> scores{};           ///< where each sample stands, a dose say; empty: 1, 2, 3, …
  std::string alternative = "two-sided";  ///< "greater": values rise with the scores
  double confidence = 0.95;               ///< of the interval
};

/// Cuzick's test: do samples rise, or fall, with the scores they are given? T sums the scores times the midranks R:
///
///   T = Σ w R,   z = (T − E T)/√Var T = r √(N − 1)
///
/// over all arrangements of the ranks, ties included; r is the correlation of w and R, Spearman's ρ where samples of
/// one size have evenly spaced scores or there are two samples. Other than Jonckheere & Terpstra's test it knows how
/// far apart samples stand, and takes 1000 values or more at once. Effect: r.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN; scores of another number, equal or not finite.
/// Edges    infinities are ranked; all values equal: p = 1 with a warning; fewer than 10 values in all are warned of.
/// Source   Cuzick, Stat. Med. 4 (1985) 87.
TestResult cuzick(const Cuzick& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct Kendall : Comparison {
  std::string alternative = "two-sided";  ///< "greater": they rise together
  std::string coefficient = "b";          ///< what the effect is: "b", "c", "gamma" or "somers"
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact without ties up to 33 pairs
  double confidence = 0.95;               ///< of the interval
};

/// Kendall's τ_b: how many more pairs of pairs agree in their order than do not?
///
///   τ_b = (C − D)/√((N₀ − N_x)(N₀ − N_y)),   N₀ = n(n − 1)/2, N_x and N_y those tied in x and in y
///
/// Of tables and other data with many ties one may want the same balance over other pairs, all with the p of τ:
///
///   c       2m (C − D)/(n² (m − 1)), m the lesser number of distinct values: comes near ±1 in tables that are no
///   squares gamma   (C − D)/(C + D): of pairs that are tied in neither somers  (C − D)/(N₀ − N_x): of pairs that
///   differ in the first sample, which is taken to explain the second
///
/// Exact p counts orders by their inversions; otherwise the normal with the variance for ties. The interval is Fisher's
/// with Fieller, Hartley & Pearson's variance 0.437/(n − 4), an approximation; those of the other
/// coefficients stand to it as they do to τ_b, within ±1.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs, NaN; "exact" with ties or
///          beyond 170 pairs.
/// Edges    infinities are ranked; a constant sample: undefined; fewer than 5 pairs: no interval.
/// Cost     O(n log n).
/// Source   Kendall, Biometrika 33 (1945) 239; Knight, J. Am. Stat. Assoc. 61 (1966) 436; Goodman &
///          Kruskal, J. Am. Stat. Assoc. 49 (1954) 732; Somers, Am. Sociol. Rev. 27 (1962) 799, for the others.
TestResult kendall(const Kendall& question, core::Run& run);

}  // namespace ansatz::hypothesis

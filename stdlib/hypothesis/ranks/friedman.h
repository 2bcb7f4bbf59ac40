// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Three treatments or more of the same blocks.
struct Friedman : Comparison {
  std::string approximation = "chi_squared";  ///< or "f": Iman & Davenport's, less conservative
  double confidence = 0.95;                   ///< of the interval of W
};

/// Friedman's test: do matched samples, ranked block by block, differ?
///
///   χ² = [12/(nk(k + 1)) Σ R² − 3n(k + 1)] / (1 − Σ(t³ − t)/(nk(k² − 1))),   k − 1 degrees of freedom
///   F = (n − 1) χ²/(n(k − 1) − χ²),   k − 1 and (n − 1)(k − 1) degrees of freedom
///
/// n counts blocks. Effect: Kendall's W = χ²/(n(k − 1)), from 0 to 1, with the interval of the noncentral χ².
///
/// Errors   BadParameter: fewer than 3 samples, lengths that differ, fewer than 2 blocks, NaN.
/// Edges    infinities are ranked; all values equal in every block: p = 1 with a warning; n ≤ 10 and k ≤ 4: warning.
/// Source   Friedman, J. Am. Stat. Assoc. 32 (1937) 675; Iman & Davenport, Commun. Stat. A 9 (1980) 571.
TestResult friedman(const Friedman& question, core::Run& run);

}  // namespace ansatz::hypothesis

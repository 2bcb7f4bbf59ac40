// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct KruskalWallis : Comparison {
  double confidence = 0.95;  ///< of the interval of ε²
};

/// Kruskal–Wallis rank test: do all samples come from one distribution?
///
///   H = [12/(N(N + 1)) Σ Rᵢ²/nᵢ − 3(N + 1)] / (1 − Σ(t³ − t)/(N³ − N)),   χ² with k − 1 degrees of freedom
///
/// Effect ε² = H/(N − 1); its interval inverts the noncentral χ² of H, an approximation that is wide for strong
/// effects.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN.
/// Edges    infinities are ranked; all values equal: H = 0 and p = 1 with a warning; a sample below 5: warning.
/// Cost     O(N log N).
/// Source   Kruskal & Wallis, J. Am. Stat. Assoc. 47 (1952) 583.
TestResult kruskal_wallis(const KruskalWallis& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

struct Mardia {
  core::Array points;             ///< [draw, component], more draws than components
  std::string moments = "exact";  ///< of b₁ and b₂ under normality; or "asymptotic"
};

/// Two sides of one question.
struct MardiaResult {
  TestResult skewness, kurtosis;
  double p = 1;  ///< that both are those of normal points: twice the smaller p, at most 1
  std::string reading;
};

/// Mardia's tests: do points of p components have the skewness and the kurtosis of a normal distribution, of any mean
/// and covariance? With Dᵢⱼ = (xᵢ − x̄)ᵀ S⁻¹ (xⱼ − x̄), S with divisor n:
///
///   b₁ = Σᵢⱼ Dᵢⱼ³/n²,    n b₁/6 ~ χ² with p (p + 1)(p + 2)/6
///   b₂ = Σᵢ Dᵢᵢ²/n,     z = (b₂ − p (p + 2))/√(8 p (p + 2)/n)
///
/// "exact" takes the mean of b₁, and mean and variance of b₂, of n normal points in place of their limits:
///
///   n b₁/6 times (p + 1)(n + 1)(n + 3)/(n ((n + 1)(p + 1) − 6));   E b₂ = p (p + 2)(n − 1)/(n + 1),
///   Var b₂ = 8 p (p + 2)(n − 3)(n − p − 1)(n − p + 1)/((n + 1)² (n + 3)(n + 5))
///
/// Effects: b₁, 0 of normal points, and b₂ − p (p + 2), the excess of theirs; without intervals, for how they scatter
/// hangs on the sixth and the eighth moments. Unchanged by any linear map of the components.
///
/// Errors   BadParameter: no array of two dimensions, less than two draws more than components, fewer than 4, NaN,
///          infinities; components that depend on each other by a line; another word for `moments`.
/// Edges    fewer than 20 draws: warning.
/// Cost     O(n p³).
/// Source   Mardia, Biometrika 57 (1970) 519; Mardia, Sankhyā B 36 (1974) 115, for exact moments.
MardiaResult mardia(const Mardia& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/hypothesis/circular/angles.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample of angles.
struct RayleighTest : CircularComparison {
  std::optional<double> toward;  ///< a direction told beforehand: the V test
  double confidence = 0.95;      ///< of the intervals
};

/// Rayleigh's test: have angles a direction, or are they spread evenly over the circle? With the resultant R of n unit
/// vectors, R̄ = R/n:
///
///   z = n R̄²,   p = exp(√(1 + 4n + 4(n² − R²)) − 1 − 2n)
///
/// With a direction μ₀ told beforehand it is the V test, u = √(2/n) R cos(θ̄ − μ₀) with the normal's upper tail, which
/// finds a direction with fewer angles and is blind to others.
///
/// Estimate: the mean direction θ̄, from −period/2 to period/2, with Fisher's large-sample interval θ̄ ± asin(z √(δ/n)),
/// δ = (1 − ρ₂)/(2R̄²), ρ₂ the mean of cos 2(θ − θ̄). Effect: R̄, 1 for one direction, with an interval by the normal of
/// the components along θ̄ where p < 0.01, and by the noncentral χ² of 2nR̄² nearer to 0.
/// The circular standard deviation is √(−2 ln R̄). Angles that point two opposite ways have none on average: double
/// them.
///
/// Errors   BadParameter: other than one sample, fewer than 2 angles, NaN, infinities, a period or unit that is none.
/// Edges    p is an approximation, held against two million samples: from n = 10 on within a fiftieth of itself at 0.01
///          and above, an eighth too large at 0.001, and larger below (at n = 5 it is 0.0034 for 0.001). Fewer than 25
///          angles, or hardly any direction: a warning, or no interval of the direction.
/// Source   Rayleigh, Philos. Mag. 10 (1880) 73; Greenwood & Durand, Ann. Math. Stat. 26 (1955) 233; Wilkie, Appl.
///          Stat. 32 (1983) 311; Fisher (1993), Statistical Analysis of Circular Data, ch. 4.
TestResult rayleigh_test(const RayleighTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

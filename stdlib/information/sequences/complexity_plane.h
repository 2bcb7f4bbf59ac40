// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace ansatz::information {

// Entropy and statistical complexity of distributions over M cells:
//
//   H = S[p] / ln M,    C = Q₀ JS(p, u) H,    JS(p, u) = S[(p + u)/2] − S[p]/2 − S[u]/2,
//
// u uniform and Q₀ = −2 / [((M + 1)/M) ln(M + 1) − 2 ln 2M + ln M], so that Q₀ JS is 1 for a sure cell. Source: López-
// Ruiz, Mancini & Calbet (1995) for the idea; Lamberti et al. (2004) for this form.

struct ComplexityPoint {
  double entropy = 0;     ///< H, in [0, 1]
  double complexity = 0;  ///< C
};

/// Of masses that need not be normed, over `cells` ≥ 2 of which those not given are empty. Without any mass: NaN.
ComplexityPoint complexity_point(std::span<const double> masses, double cells);

/// Least and greatest C that any distribution over `cells` of that H in [0, 1] has.
///
/// The least: one cell of its own, the others equal. The greatest: k cells equal, one of at most as much, the others
/// empty, k whole. Both families pass through every H once, where they are found by bisection.
/// Source   Martín, Plastino & Rosso, Physica A 369 (2006) 439.
std::pair<double, double> complexity_limits(double entropy, double cells);

}  // namespace ansatz::information

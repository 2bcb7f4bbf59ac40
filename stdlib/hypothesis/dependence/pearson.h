// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct Pearson : Comparison {
  std::string alternative = "two-sided";  ///< "greater": they rise together
  double confidence = 0.95;               ///< of the interval
};

/// Pearson's correlation: do two quantities rise and fall together, along a line?
///
///   r = Σ (x − x̄)(y − ȳ)/√(Σ (x − x̄)² Σ (y − ȳ)²),   t = r √((n − 2)/(1 − r²)) with n − 2 degrees of freedom
///
/// Effect: r with the interval of Fisher's z. n counts pairs.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs, NaN, infinities.
/// Edges    a constant sample: undefined; r = ±1: p = 0 (p = 1 for two pairs, which always lie on a line); fewer than 4
///          pairs: no interval.
/// Source   Pearson, Philos. Trans. A 187 (1896) 253; Fisher, Biometrika 10 (1915) 507.
TestResult pearson(const Pearson& question, core::Run& run);

}  // namespace ansatz::hypothesis

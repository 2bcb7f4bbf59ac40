// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A series, or what a model leaves of one, and how to look at it.
struct BdsTest : Comparison {
  int dimension = 2;         ///< m, steps of a stretch that are compared, at least 2
  double distance = 1.5;     ///< ε, what counts as near, in standard deviations of the values, above 0
  double confidence = 0.95;  ///< of the interval
};

/// Brock, Dechert and Scheinkman's test: are the values of a series independent draws of one distribution, whatever it
/// is? Stretches of m steps would then be as often near, |xᵢ₊ₗ − xⱼ₊ₗ| < ε at every step, as m single values are. With
/// C the share of pairs that are near, over the n − m + 1 last steps for C₁ too:
///
///   BDS = √(n − m + 1) (C_m − C₁^m)/σ,   normal for large n
///   σ² = 4 [k^m + 2 Σ_{j<m} k^{m−j} c^{2j} + (m − 1)² c^{2m} − m² k c^{2m−2}],   c and k of all n steps: the shares of
///   pairs that are near, and of triples both ends of which are near the middle
///
/// It finds chaos and changing variances where autocorrelations show nothing. Of residuals it holds for models linear
/// in their parameters, not for those of variances. Effect: C_m − C₁^m, with ± z σ/√(n − m + 1).
///
/// Errors   BadParameter: other than one series, fewer than m + 3 values, dimension below 2, distance not above 0, NaN,
///          infinities.
/// Edges    a constant series, or all pairs near or none: undefined. Fewer than 200 values are warned of.
/// Cost     O(n²) time, O(n) memory.
/// Source   Brock, Dechert, Scheinkman & LeBaron, Econom. Rev. 15 (1996) 197.
TestResult bds_test(const BdsTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

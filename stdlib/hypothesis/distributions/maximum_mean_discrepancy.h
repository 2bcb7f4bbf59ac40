// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples, the kernel's width, and how many divisions to look at.
struct MaximumMeanDiscrepancy : Comparison {
  double width = 0;                    ///< σ of exp(−d²/(2σ²)), in the unit of the data; 0: the median distance
  std::string method = "permutation";  ///< how p is found; "linear": of neighbours in the samples, for any number
  int draws = 999;                     ///< B, at least 1
};

/// Maximum mean discrepancy with a Gaussian kernel: do the samples come from one distribution?
///
///   MMD² = mean k(x, x') + mean k(y, y') − 2 mean k(x, y),   k = exp(−d²/(2σ²))
///
/// Values may be points, arrays [draw, component], with Euclidean distances d. The statistic takes each value with
/// itself too and is never negative; the estimate leaves those out and is 0 on average where the distributions are the
/// same. p from divisions of the pooled values, as of energy_test.
///
/// "linear" looks at neighbouring pairs of draws only:
///
///   h = k(x₁, x₂) + k(y₁, y₂) − k(x₁, y₂) − k(x₂, y₁),   z = mean h/√(var h/pairs)
///
/// which is normal for many pairs; statistic z, estimate mean h. It needs draws in no order, takes any number of them,
/// and finds much less than the permutations do of as many. The width 0 is then the median distance among 1000 pooled
/// values taken evenly.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, more than 5000 in all ("linear": any
///          number), points of other numbers of components, NaN, infinities, a width that is negative or not finite.
/// Edges    all values equal: p = 1 with a warning. "linear": fewer than 50 pairs are warned of; no spread of h:
///          undefined.
/// Random   run.stream("permutation").
/// Cost     O(N²) memory and O(N²) a division; "linear": O(N).
/// Source   Gretton et al., J. Mach. Learn. Res. 13 (2012) 723.
TestResult maximum_mean_discrepancy(const MaximumMeanDiscrepancy& question, core::Run& run);

}  // namespace ansatz::hypothesis

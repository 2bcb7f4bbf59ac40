// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples: y as a function of x.
struct ChatterjeeXi : Comparison {
  std::string ties = "random";  ///< how equal x are ordered: "random", or "stable", as they stand
};

/// Chatterjee's ξ: is y a function of x, of any shape? 0 for independent quantities, near 1 where x settles y; it is
/// not symmetric. y along increasing x, with r = #{y_j ≤ y} and l = #{y_j ≥ y}:
///
///   ξ = 1 − n Σ |rᵢ₊₁ − rᵢ| / (2 Σ l (n − l)),   √n ξ/τ ~ normal under independence
///
/// τ² = 2/5 where all y differ, otherwise his estimate. p is one-sided: a large ξ. n counts pairs.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs, NaN.
/// Edges    infinities are ranked; constant y: undefined.
/// Random   run.stream("ties"), only where some x are equal.
/// Cost     O(n log n).
/// Source   Chatterjee, J. Am. Stat. Assoc. 116 (2021) 2009.
TestResult chatterjee_xi(const ChatterjeeXi& question, core::Run& run);

}  // namespace ansatz::hypothesis

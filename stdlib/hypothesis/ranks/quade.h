// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two treatments or more of the same blocks.
struct Quade : Comparison {
  double confidence = 0.95;  ///< of the interval
};

/// Quade's test: do matched samples, ranked block by block, differ? Blocks in which the values lie far apart weigh
/// more: Q is the rank of a block's range among the blocks.
///
///   S_ij = Q_i (r_ij − (k + 1)/2),   F = (n − 1) B/(A − B),   A = Σ S²,   B = Σ_j (Σ_i S_ij)²/n
///
/// with k − 1 and (n − 1)(k − 1) degrees of freedom; n counts blocks. Of two samples it is the t test of signed ranks.
/// Stronger than Friedman's up to about five samples. Effect: partial η² = B/A, with the interval of the noncentral F.
///
/// Errors   BadParameter: fewer than 2 samples, lengths that differ, fewer than 2 blocks, NaN, infinities.
/// Edges    all values equal in every block: p = 1 with a warning; blocks that all agree, of one range: F = ∞ and
///          p = (1/k!)^(n − 1), the share of such arrangements.
/// Source   Quade, J. Am. Stat. Assoc. 74 (1979) 680.
TestResult quade(const Quade& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/post_hoc/pairwise_result.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Three treatments or more of the same blocks.
struct Nemenyi : Comparison {};

/// Nemenyi's comparison of all pairs after Friedman: matched samples by their mean ranks within blocks.
///
///   q = (R̄ᵢ − R̄ⱼ)/√(k(k + 1)/(12 n)),   studentised range of k with known variance
///
/// p holds for all pairs at once. The estimates are differences of mean ranks; n counts blocks.
///
/// Errors   BadParameter: fewer than 3 samples, lengths that differ, fewer than 2 blocks, NaN.
/// Edges    infinities are ranked; ties make it conservative.
/// Source   Nemenyi (1963); Demšar, J. Mach. Learn. Res. 7 (2006) 1.
PairwiseResult nemenyi(const Nemenyi& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more, of normal values.
struct CochranC : Comparison {};

/// Cochran's C: is one variance larger than all others are, given normal values? With ν = n − 1 of each,
///
///   C = ν s²/Σ ν s²  of the sample that stands out most (of samples of one size max s²/Σ s²),
///   F = C/(1 − C) · (Σν − ν)/ν  with ν and Σν − ν degrees of freedom,   p = k P(F), at most 1
///
/// p is exact where C is above ½, for then no other sample can have as large a share, and a bound elsewhere: of samples
/// of one size as good as the tables, which were made so. A warning names the sample where p is below 0.05.
///
/// Effect: C. It has no interval: which sample it is of is for chance to say, and it is never below 1/k.
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, NaN, infinities.
/// Edges    all samples constant: undefined.
/// Source   Cochran, Ann. Eugen. 11 (1941) 47; ’t Lam, Anal. Chim. Acta 659 (2010) 68, for samples of any sizes.
TestResult cochran_c(const CochranC& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct AlexanderGovern : Comparison {};

/// Alexander & Govern's test: are all means the same, whatever the variances? Each mean's t against the weighted mean
/// is turned into a normal deviate.
///
///   A = Σ z²,   z = c + (c³ + 3c)/b − (4c⁷ + 33c⁵ + 240c³ + 855c)/(10b² + 8bc⁴ + 1000b),
///   c = √(a ln(1 + t²/ν)),  a = ν − ½,  b = 48a²,  ν = n − 1;   χ² with k − 1 degrees of freedom
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Alexander & Govern, J. Educ. Stat. 19 (1994) 91; Hill, Commun. ACM 13 (1970) 617, for z.
TestResult alexander_govern(const AlexanderGovern& question, core::Run& run);

}  // namespace ansatz::hypothesis

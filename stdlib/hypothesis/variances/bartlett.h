// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more, of normal values.
struct Bartlett : Comparison {};

/// Bartlett's test: are all variances the same, given normal values? `levene` does without that.
///
///   χ² = [(N − k) ln s̄² − Σ (n − 1) ln s²] / [1 + (Σ 1/(n − 1) − 1/(N − k))/(3(k − 1))],   k − 1 degrees of freedom
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Bartlett, Proc. R. Soc. A 160 (1937) 268.
TestResult bartlett(const Bartlett& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two treatments or more of the same blocks, each a success, 1, or a failure, 0.
struct CochranQ : Comparison {};

/// Cochran's Q: do matched samples of successes and failures succeed equally often? Of two samples it is McNemar's
/// test.
///
///   Q = (k − 1)[k Σ C² − T²]/(k T − Σ R²),   k − 1 degrees of freedom
///
/// with a treatment's successes C, a block's R and all T. n counts blocks.
///
/// Errors   BadParameter: fewer than two samples, lengths that differ, none in them, NaN, values other than 0 and 1.
/// Edges    every block all successes or all failures: p = 1 with a warning.
/// Source   Cochran, Biometrika 37 (1950) 256.
TestResult cochran_q(const CochranQ& question, core::Run& run);

}  // namespace ansatz::hypothesis

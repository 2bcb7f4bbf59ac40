// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more.
struct OneWayAnova : Comparison {
  double confidence = 0.95;  ///< of the interval of ω²
};

/// One-way analysis of variance: are all means the same, given one variance?
///
///   F = [SSB/(k − 1)] / [SSW/(N − k)]
///
/// Effect: ω² with the interval of the noncentral F.
///
/// Errors   BadParameter: fewer than two samples, an empty one, N ≤ k, NaN, infinities.
/// Edges    all samples constant: F = ∞ and p = 0 with a warning where they differ; otherwise F and p are undefined.
/// Source   Fisher (1925).
TestResult one_way_anova(const OneWayAnova& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more, of normal values.
struct Hartley : Comparison {};

/// Hartley's F_max: are all variances the same, given normal values? F_max = max s²/min s², with its own distribution,
/// exact for samples of any sizes (Hartley's tables are for one size; R's and others' take a size in between).
/// `levene` does without normal values.
///
/// Effect: F_max. It has no interval: which two variances it is of is for chance to say, and it is never below 1.
///
/// Errors   BadParameter: fewer than two samples, fewer than 2 values in one, a constant one, NaN, infinities.
/// Source   Hartley, Biometrika 37 (1950) 308.
TestResult hartley(const Hartley& question, core::Run& run);

}  // namespace ansatz::hypothesis

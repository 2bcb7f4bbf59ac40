// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample.
struct JarqueBera : Comparison {};

/// Jarque & Bera's test: are skewness and kurtosis those of normal values? For large samples; below some 2000 values
/// its p is off, and dagostino_pearson better.
///
///   JB = n/6 (b₁ + (b₂ − 3)²/4),   χ² with 2 degrees of freedom
///
/// Errors   BadParameter: other than one sample, fewer than 2 values, NaN, infinities.
/// Edges    constant: undefined; fewer than 2000 values: warning.
/// Source   Jarque & Bera, Econ. Lett. 6 (1980) 255.
TestResult jarque_bera(const JarqueBera& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample.
struct DagostinoPearson : Comparison {};

/// D'Agostino & Pearson's test: are skewness and kurtosis those of normal values?
///
///   K² = z(√b₁)² + z(b₂)²,   χ² with 2 degrees of freedom
///
/// with D'Agostino's transform of the skewness and Anscombe & Glynn's of the kurtosis.
///
/// Errors   BadParameter: other than one sample, fewer than 8 values, NaN, infinities.
/// Edges    constant: undefined; fewer than 20 values: warning.
/// Source   D'Agostino & Pearson, Biometrika 60 (1973) 613; Anscombe & Glynn, Biometrika 70 (1983) 227.
TestResult dagostino_pearson(const DagostinoPearson& question, core::Run& run);

/// The two deviates, normal for normal values.
double skewness_deviate(double skewness, double n);
double kurtosis_deviate(double kurtosis, double n);

}  // namespace ansatz::hypothesis

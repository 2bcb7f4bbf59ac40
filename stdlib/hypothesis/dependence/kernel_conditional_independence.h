// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Three matched samples, of numbers or of points: the two, then what is given.
struct KernelConditionalIndependence : Comparison {};

/// Kernel test of conditional independence: do x and y depend on each other in any way beside what z tells of both?
/// With centred Gaussian kernels K of x and z together, and L of y, each of the median distance, what kernel ridge
/// regression on z leaves of them is held against each other:
///
///   T = tr(R K R · S L S)/n,   R = ε (M + ε)⁻¹ and S = δ (M + δ)⁻¹ of the kernel M of z,
///
/// ε and δ by leaving one out, each for its own. p takes T as a gamma variable with the mean and variance that
/// independence gives it. Effect: the alignment of the two, tr(AB)/√(tr A² tr B²), 0 to 1. A small p says that x and y
/// depend on each other given z; z that moves both in a way too rough for a kernel of its median distance passes for
/// that.
///
/// Errors   BadParameter: other than three samples, lengths that differ, fewer than 8 values or more than 1500, NaN,
///          infinities.
/// Edges    x or y constant: p = 1 with a warning; z constant: nothing is given. Fewer than 50 values are warned of.
/// Cost     O(n³) time, O(n²) memory: 1.5 s for 500 values.
/// Source   Zhang, Peters, Janzing & Schölkopf, Proc. Uncertainty in Artificial Intelligence 27 (2011) 804.
TestResult kernel_conditional_independence(const KernelConditionalIndependence& question, core::Run& run);

}  // namespace ansatz::hypothesis

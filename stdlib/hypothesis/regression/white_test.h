// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values, then what may explain them, all of one length.
struct WhiteTest : Comparison {
  bool products = true;      ///< of every two columns; without them squares alone, for many columns
  double confidence = 0.95;  ///< of the interval
};

/// White's test: does the variance of residuals of least squares depend on what explains the values, in whatever way?
/// n R² of e² on the columns, their squares and products, χ² with as many degrees of freedom as these are beyond the
/// constant and what determines itself (the square of a column of two values). breusch_pagan looks for a variance that
/// rises along a column, and finds it with fewer values.
///
/// Effect: R², with the interval of the noncentral χ².
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, no more values than e² has terms, NaN,
///          infinities; a column that is constant or that others determine.
/// Edges    nothing left by the fit, or residuals all of one size: undefined.
/// Source   White, Econometrica 48 (1980) 817.
TestResult white_test(const WhiteTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

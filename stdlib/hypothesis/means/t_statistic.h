// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// An estimate with its standard error, and what it is held against.
struct TStatistic {
  double estimate = 0, null = 0, error = 0, df = 0;
  double scale = 0;  ///< the size of the values, of which the last digits are rounding
  const char* constant = "both samples are constant";         ///< said where the error is 0
  const char* equal = "both samples are constant and equal";  ///< and where there is no difference either
};

/// Fills statistic, degrees of freedom, p, estimate and its interval from t = (estimate − null)/error.
/// Edges   error of the size of the values' rounding: a warning; 0: t = ±∞ and p of 0 or 1 with a warning; with no
/// difference either, t and p are undefined.
void fill_t(TestResult& result, const TStatistic& t, Alternative alternative, double confidence, core::Run& run);

}  // namespace ansatz::hypothesis

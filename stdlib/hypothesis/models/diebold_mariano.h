// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Errors of two forecasts of the same series, in the order of time, and what they cost.
struct DieboldMariano : Comparison {
  std::string loss = "squared";           ///< of an error; or "absolute", or "given": the samples are losses themselves
  int horizon = 1;                        ///< h, steps ahead that were forecast, at least 1 and below the length
  std::string variance = "rectangular";   ///< or "bartlett", which weighs lags 1 − l/h
  bool small_sample = true;               ///< Harvey, Leybourne and Newbold's correction
  std::string alternative = "two-sided";  ///< "greater": the first forecast costs more
  double confidence = 0.95;               ///< of the interval
};

/// Diebold and Mariano's test: does one forecast cost more than another? Of the differences d of losses, with their
/// autocovariances γ (divisor n), since forecasts h steps ahead err alike for h − 1 steps:
///
///   DM = d̄/√(V/n),   V = γ₀ + 2 Σ_{l < h} w γ_l,  w = 1 or 1 − l/h;   normal
///
/// Harvey, Leybourne and Newbold's correction multiplies DM by √((n + 1 − 2h + h (h − 1)/n)/n) and takes it for
/// Student's t with n − 1 degrees of freedom; for h = 1 it is the paired t test of the losses. Estimate: d̄, in the unit
/// of the loss.
///
/// The models that forecast are to be given: of models that hold one another and were fitted to the same data the
/// differences vanish, and the test is not valid.
///
/// Errors   BadParameter: other than two series, lengths that differ, fewer than 3 steps, horizon out of range, NaN,
///          infinities, another word for loss or variance.
/// Edges    a sum of γ that is not above 0, which the rectangle may give: Bartlett's weights in its place, with a
///          warning; no difference anywhere: undefined.
/// Source   Diebold & Mariano, J. Bus. Econ. Stat. 13 (1995) 253; Harvey, Leybourne & Newbold, Int. J. Forecast. 13
///          (1997) 281.
TestResult diebold_mariano(const DieboldMariano& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A series and how far back to look.
struct LjungBox : Comparison {
  int lags = 10;                        ///< h, at least 1 and below the length
  int estimated = 0;                    ///< parameters of the model that left these residuals
  std::string statistic = "ljung_box";  ///< or "box_pierce"
};

/// Do the values of a series know of those before them? With the autocorrelations r of lag 1 to h:
///
///   Q = n (n + 2) Σ r²/(n − l)   (Box & Pierce: n Σ r²),   χ² with h − estimated degrees of freedom
///
/// Effect: the autocorrelation of lag 1 with ± z/√n.
///
/// Errors   BadParameter: other than one sample, fewer than 3 values, lags out of range, no degree of freedom left,
///          NaN, infinities.
/// Edges    a constant series: undefined; lags above n/4: warning.
/// Source   Ljung & Box, Biometrika 65 (1978) 297; Box & Pierce, J. Am. Stat. Assoc. 65 (1970) 1509.
TestResult ljung_box(const LjungBox& question, core::Run& run);

}  // namespace ansatz::hypothesis

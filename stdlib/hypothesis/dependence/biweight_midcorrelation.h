// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct BiweightMidcorrelation : Comparison {
  double reach = 9;                       ///< how many median deviations from the median a value counts, above 0
  std::string alternative = "two-sided";  ///< "greater": they rise together
  double confidence = 0.95;               ///< of the interval
};

/// Biweight midcorrelation: do two quantities rise and fall together, whatever a few far values say? Pearson's r of
/// distances from the median m that count the less the further they are, in units of the median M of |x − m|:
///
///   x̃ = (x − m)(1 − u²)² where |u| < 1, else 0,   u = (x − m)/(reach M);   r = Σ x̃ỹ/√(Σ x̃² Σ ỹ²)
///
/// p by t = r √((n − 2)/(1 − r²)) with n − 2 degrees of freedom, and the interval by Fisher's z: both as of Pearson's
/// r, nearly right for values that are normal but for a few. n counts pairs.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 3 pairs, a reach that is not above 0,
///          NaN, infinities.
/// Edges    a sample more than half of which has one value: undefined, for M is 0. Values out of reach are told in a
///          warning where they are more than a tenth.
/// Source   Wilcox (2012), Introduction to Robust Estimation and Hypothesis Testing, ch. 9; Langfelder & Horvath, J.
///          Stat. Softw. 46 (2012) no. 11.
TestResult biweight_midcorrelation(const BiweightMidcorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct BrunnerMunzel : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first sample tends to be larger
  double confidence = 0.95;               ///< of the interval
};

/// Brunner & Munzel's test: is a value of one sample as likely above as below one of the other, whatever the shapes and
/// variances? (Mann–Whitney wants equal shapes for that.)
///
///   W = (p̂ − ½)/se,   p̂ = P(X > Y) + ½ P(X = Y),   se² = S_x/(n m²) + S_y/(m n²)
///
/// where S is the variance of pooled less own ranks; Satterthwaite's degrees of freedom. Effect: p̂ with its t interval.
///
/// Errors   BadParameter: other than two samples, fewer than 2 values in one, NaN.
/// Edges    infinities are ranked; samples that do not overlap: W = ±∞ and p is that of the permutation, with a
/// warning;
///          all values equal: p = 1 with a warning.
/// Source   Brunner & Munzel, Biom. J. 42 (2000) 17.
TestResult brunner_munzel(const BrunnerMunzel& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample.
struct Lilliefors : Comparison {};

/// Lilliefors' test: are the values normal, with the mean and variance they have? Kolmogorov's D, whose own p would be
/// far too large once mean and variance are taken from the data.
///
///   D = max |Fₙ − Φ((x − x̄)/s)|,   p by Dallal & Wilkinson below 0.1, by Stephens' polynomials above
///
/// Errors   BadParameter: other than one sample, fewer than 5 values, NaN, infinities.
/// Edges    constant: undefined.
/// Source   Lilliefors, J. Am. Stat. Assoc. 62 (1967) 399; Dallal & Wilkinson, Am. Stat. 40 (1986) 294;
///          Stephens, J. Am. Stat. Assoc. 69 (1974) 730.
TestResult lilliefors(const Lilliefors& question, core::Run& run);

}  // namespace ansatz::hypothesis

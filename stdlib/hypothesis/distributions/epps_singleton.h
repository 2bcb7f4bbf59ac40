// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and where their characteristic functions are looked at.
struct EppsSingleton : Comparison {
  std::vector<double> points{0.4, 0.8};  ///< t, each above 0, in units of one over half the interquartile range
};

/// Epps & Singleton's test by characteristic functions: do the samples come from one distribution, discrete or not?
///
///   g(x) = (cos t₁x, sin t₁x, …),   W = N (ḡ₁ − ḡ₂)' (N/n C₁ + N/m C₂)⁻¹ (ḡ₁ − ḡ₂)
///
/// C are the covariances of g, x is divided by half the pooled interquartile range; W is χ² with the rank of what is
/// inverted. Below 25 values in each W is multiplied by 1/(1 + N^−0.45 + 10.1 (n^−1.7 + m^−1.7)).
///
/// Errors   BadParameter: other than two samples, fewer than 5 values in one, NaN, infinities; points that are not
/// above
///          0; half of all values equal.
/// Source   Epps & Singleton, J. Stat. Comput. Simul. 26 (1986) 177.
TestResult epps_singleton(const EppsSingleton& question, core::Run& run);

}  // namespace ansatz::hypothesis

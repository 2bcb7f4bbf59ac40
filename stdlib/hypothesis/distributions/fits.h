// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/expression/function.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// One sample, and the distribution it may come from.
struct KolmogorovSmirnovFit : Comparison {
  core::Function cdf;                     ///< F, continuous: its value at each value of the sample is in [0, 1]
  std::string alternative = "two-sided";  ///< "greater": the sample is larger somewhere (its step function below F)
  double confidence = 0.95;               ///< of the interval of D
};

/// One-sample Kolmogorov–Smirnov test: does the sample come from a distribution that was known beforehand?
///
///   D = max |Fₙ − F|   (one-sided: the gap of one sign)
///
/// p is exact up to 5000 values, see kolmogorov_survival. The interval of D is that of Dvoretzky, Kiefer & Wolfowitz. A
/// distribution with parameters estimated from the same sample makes p too large: lilliefors for the normal one.
///
/// Errors   BadParameter: other than one sample, an empty one, NaN, infinities; a cdf that leaves [0, 1] or falls.
/// Edges    ties cannot come from a continuous distribution: they are warned of.
/// Cost     O(n log n).
/// Source   Kolmogorov (1933); Marsaglia, Tsang & Wang, J. Stat. Softw. 8 (2003) 18.
TestResult kolmogorov_smirnov_fit(const KolmogorovSmirnovFit& question, core::Run& run);

/// One sample, and the distribution it may come from.
struct CramerVonMisesFit : Comparison {
  core::Function cdf;  ///< as of KolmogorovSmirnovFit
};

/// One-sample Cramér–von Mises test of a distribution that was known beforehand:
///
///   W² = 1/(12n) + Σ (F(x₍ᵢ₎) − (2i − 1)/(2n))²
///
/// p from the limit with its term of order 1/n: some 1e-4 off at n = 8.
///
/// Errors   as of kolmogorov_smirnov_fit.
/// Source   Csörgő & Faraway, J. R. Stat. Soc. B 58 (1996) 221.
TestResult cramer_von_mises_fit(const CramerVonMisesFit& question, core::Run& run);

}  // namespace ansatz::hypothesis

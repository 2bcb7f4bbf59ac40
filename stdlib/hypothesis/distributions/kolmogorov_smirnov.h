// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how to compare them.
struct KolmogorovSmirnov : Comparison {
  std::string alternative = "two-sided";  ///< "greater": the first sample is larger somewhere (its step function below)
  std::string method = "auto";            ///< "exact", "asymptotic", or "auto": exact up to 10⁴ values in each sample
  double confidence = 0.95;               ///< of the interval of D
};

/// Two-sample Kolmogorov–Smirnov test: do the samples come from one distribution?
///
///   D = max |F₁ − F₂|   (one-sided: the gap of one sign)
///
/// The estimate is where the gap is attained. Exact p is conditional on the ties and needs continuous data for nothing.
/// Asymptotic p is that of the one-sample statistic at round(nm/(n + m)). The interval of D is the distribution-free
/// one of Dvoretzky, Kiefer & Wolfowitz with Massart's constant: wide, but valid at every size.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN; "exact" beyond 4·10⁸ cells.
/// Edges    infinities are ordinary values; identical samples give D = 0 and p = 1.
/// Cost     exact O(nm), asymptotic O(N log N).
/// Source   Smirnov (1939); Hodges, Ark. Mat. 3 (1958) 469; Massart, Ann. Probab. 18 (1990) 1269.
TestResult kolmogorov_smirnov(const KolmogorovSmirnov& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Independent p-values of one hypothesis, and how to make them one.
struct CombineP {
  core::Array p;                  ///< each in [0, 1]
  std::string method = "fisher";  ///< "pearson", "stouffer", "tippett", "mudholkar_george", "cauchy", "harmonic_mean"
  core::Array weights = core::Array::of({});  ///< of "stouffer" and "cauchy"; equal where there are none
};

/// One p of several.
///
///   fisher            −2 Σ ln p ~ χ²(2m)
///   pearson            2 Σ ln(1 − p), its negative ~ χ²(2m), lower tail
///   stouffer          Σ w Φ⁻¹(1 − p)/√Σw² ~ normal
///   tippett           min p ~ beta(1, m)
///   mudholkar_george  Σ ln((1 − p)/p) √(3(5m + 4)/(π² m (5m + 2))) ~ t(5m + 4)
///   cauchy            T = Σ w tan(π(½ − p)), ½ − atan(T)/π: dependence hardly matters for small p
///   harmonic_mean     m/Σ(1/p) times e ln m, or 2 for two p: valid whatever the dependence, at most 1
///
/// Errors   BadParameter: no p, one outside [0, 1] or NaN; weights of another number, negative, or all 0.
/// Source   Fisher (1925); Stouffer (1949); Mudholkar & George (1979); Liu & Xie, J. Am. Stat. Assoc. 115 (2020) 393;
///          Vovk & Wang, Biometrika 107 (2020) 791, for the constant of the harmonic mean.
TestResult combine_p(const CombineP& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Four counts in each stratum: a centre, an age, a department.
struct CochranMantelHaenszel {
  core::Array tables;                     ///< [stratum, 2, 2] of whole numbers
  std::string alternative = "two-sided";  ///< "greater": the odds of the first row are larger
  bool continuity = true;                 ///< the ½ in the statistic
  double confidence = 0.95;               ///< of the interval
};

/// Cochran, Mantel and Haenszel's test: are the odds of two rows the same within strata? Of the counts a, b, c, d of
/// each stratum, N in all:
///
///   χ² = (|Σ a − Σ E a| − ½)²/Σ Var a,   E a = (a + b)(a + c)/N,   Var a = (a + b)(c + d)(a + c)(b + d)/(N²(N − 1))
///
/// with 1 degree of freedom; one-sided p is that of its signed root. Effect: Mantel & Haenszel's odds ratio
/// Σ (ad/N)/Σ (bc/N), with Robins, Breslow & Greenland's interval of its logarithm. It speaks for all strata only where
/// their odds ratios are the same: breslow_day.
///
/// Errors   BadParameter: no tables [stratum, 2, 2] of whole numbers; no stratum in which both margins vary.
/// Edges    strata of fewer than two, or with an empty row or column, say nothing and are left out, with a warning.
/// Source   Cochran, Biometrics 10 (1954) 417; Mantel & Haenszel, J. Natl. Cancer Inst. 22 (1959) 719; Robins, Breslow
///          & Greenland, Biometrics 42 (1986) 311.
TestResult cochran_mantel_haenszel(const CochranMantelHaenszel& question, core::Run& run);

struct BreslowDay {
  core::Array tables;      ///< [stratum, 2, 2] of whole numbers, two strata or more
  bool correction = true;  ///< Tarone's
};

/// Breslow and Day's test: is the odds ratio the same in all strata? With the counts A that Mantel & Haenszel's odds
/// ratio ψ gives each stratum's margins, A (N − r − c + A) = ψ (r − A)(c − A):
///
///   χ² = Σ (a − A)²/Var − (Σ a − Σ A)²/Σ Var,   1/Var = 1/A + 1/(r − A) + 1/(c − A) + 1/(N − r − c + A)
///
/// the second term being Tarone's correction; strata − 1 degrees of freedom. Effect: I² = 1 − df/χ², at least 0: the
/// share of the spread between strata that chance does not explain.
///
/// Errors   BadParameter: as above; fewer than two strata that say something; an odds ratio of 0 or ∞.
/// Edges    as above; an expected count below 5: warning.
/// Source   Breslow & Day, Statistical Methods in Cancer Research I (1980), §4.4; Tarone, Biometrika 72 (1985) 91;
///          Higgins & Thompson, Stat. Med. 21 (2002) 1539, for I².
TestResult breslow_day(const BreslowDay& question, core::Run& run);

}  // namespace ansatz::hypothesis

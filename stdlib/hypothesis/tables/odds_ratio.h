// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/tables/counts.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Four counts and the level of the interval.
struct OddsRatio {
  core::Array table;         ///< [2, 2] of whole numbers: two samples, successes and failures
  double confidence = 0.95;  ///< of the interval
};

/// Of the samples a, b and c, d, with the interval of the logarithm:
///
///   odds_ratio   ad/(bc),                      1/a + 1/b + 1/c + 1/d                Woolf
///   risk_ratio   [a/(a + b)]/[c/(c + d)],      1/a − 1/(a + b) + 1/c − 1/(c + d)    Katz
///
/// Where a count that is divided by is 0, the interval is that of counts raised by ½, and goes on to the ratio where
/// that is 0 or infinite. Of risks the failures are raised too where neither sample has any.
///
/// Errors   BadParameter: no table of 2 × 2 whole numbers; an empty sample; a ratio of 0 to 0.
/// Source   Woolf, Ann. Hum. Genet. 19 (1955) 251; Katz et al., Biometrics 34 (1978) 469.
Effect odds_ratio(const OddsRatio& question, core::Run& run);
Effect risk_ratio(const OddsRatio& question, core::Run& run);

Effect odds_ratio_of(const Counts& counts, double confidence);

/// Cramér's V from the plain χ², with Bergsma's correction of its bias.
/// Source   Bergsma, J. Korean Stat. Soc. 42 (2013) 323.
Effect cramers_v(double chi_squared, const Counts& counts);

/// Pearson's χ² of a table; rows and columns of zeros play no part.
double plain_chi_squared(const Counts& counts);

}  // namespace ansatz::hypothesis

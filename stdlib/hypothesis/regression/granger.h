// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A source, a target, and further series whose past is known beforehand, all of one length.
struct Granger : Comparison {
  int lags = -1;             ///< steps of every past; −1 chooses by Schwarz' criterion
  double confidence = 0.95;  ///< of the intervals
};

/// Granger's test: does the past of a source tell of the next step of a target what the target's own past, and that of
/// the series given, do not? RSS₀ is what lines leave without the source's l steps, RSS what they leave with them:
///
///   F = [(RSS₀ − RSS)/l]/[RSS/(N − l (s + 2) − 1)],   N = n − l steps, s series given
///
/// Estimate: the transfer entropy of normal series, ½ ln(RSS₀/RSS) nat. Effect: partial η² = 1 − RSS/RSS₀. Both
/// intervals are those of the noncentral F. It finds lines only; `information.transfer_entropy` finds more.
///
/// Errors   BadParameter: fewer than two series, lengths that differ, no more steps than terms, NaN, infinities.
/// Edges    a series that may be a random walk (Dickey & Fuller, p above 0.05) is warned of: two such walks often seem
///          to drive each other. Nothing left of the target: undefined, or F = ∞.
/// Source   Granger, Econometrica 37 (1969) 424; Geweke, J. Am. Stat. Assoc. 77 (1982) 304; Barnett, Barrett & Seth,
///          Phys. Rev. Lett. 103 (2009) 238701, for the estimate.
TestResult granger(const Granger& question, core::Run& run);

}  // namespace ansatz::hypothesis

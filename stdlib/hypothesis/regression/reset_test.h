// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values, then what may explain them, all of one length.
struct ResetTest : Comparison {
  int power = 3;             ///< of the fitted values, from the second up to this one, at least 2
  double confidence = 0.95;  ///< of the interval
};

/// Ramsey's RESET: do values hang on the columns along lines alone? Powers ŷ², …, of what least squares fit are added
/// as columns; with q of them, and RSS₀ and RSS what is left without and with them:
///
///   F = [(RSS₀ − RSS)/q]/[RSS/(n − k − q)],   k terms with the constant
///
/// A power that the columns determine is left out of q. Effect: partial η² of the powers, with the interval of the
/// noncentral F.
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, no more values than terms and powers, power out
/// of
///          range, NaN, infinities; a column that is constant or that others determine.
/// Edges    the line explains nothing or everything: undefined; powers that explain the rest: F = ∞ and p = 0 with a
///          warning.
/// Source   Ramsey, J. R. Stat. Soc. B 31 (1969) 350.
TestResult reset_test(const ResetTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

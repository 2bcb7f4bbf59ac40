// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A table of counts, and whose uncertainty is looked at.
struct TheilU {
  core::Array table;           ///< [row, column] of whole numbers
  std::string of = "columns";  ///< or "rows", or "both"
  double confidence = 0.95;    ///< of the interval
};

/// Theil's U, the uncertainty coefficient: what share of the entropy of one column of things the other tells,
///
///   U = I/H(columns),  I/H(rows),  or 2 I/(H(rows) + H(columns)),   I = H(rows) + H(columns) − H(cells)
///
/// from 0 to 1. The interval is U ± z s with the error of the delta method, cut at 0 and 1:
///
///   n s² = Σ p f² − (Σ p f)²,   f = ∂U/∂p of each cell
///
/// It is for a U well above 0, where s does not vanish: whether there is any dependence is for
/// chi_squared_independence(statistic = "g") to say, whose G is 2 n I. The estimate leans high by about
/// (rows − 1)(columns − 1)/(2 n H). `information.normalised_mutual` is the same of columns as they stand.
///
/// Errors   BadParameter: no table of at least 2 × 2 whole numbers; one that leaves no uncertainty, all in one row or
///          column.
/// Source   Theil, Am. J. Sociol. 76 (1970) 103; Brown, Psychometrika 40 (1975) 291, for the error.
Effect theil_u(const TheilU& question, core::Run& run);

}  // namespace ansatz::hypothesis

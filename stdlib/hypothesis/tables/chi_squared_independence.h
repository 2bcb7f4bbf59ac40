// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A table of counts and how to look at it.
struct ChiSquaredIndependence {
  core::Array table;                  ///< [row, column] of whole numbers
  std::string statistic = "pearson";  ///< or "g": the likelihood ratio
  bool continuity = true;             ///< Yates' correction, of tables of two rows and two columns only
};

/// χ² test of independence: do the columns of a table have the same shares in every row?
///
///   χ² = Σ (O − E)²/E,   G = 2 Σ O ln(O/E),   E = row sum · column sum/total,   (r − 1)(c − 1) degrees of freedom
///
/// Yates' correction takes min(½, |O − E|) off each |O − E|. Effect: Cramér's V from the plain χ², with Bergsma's
/// correction of its bias.
///
/// Errors   BadParameter: no table of at least 2 × 2 whole numbers; a row or column of zeros.
/// Edges    an expected count below 5: warning.
/// Source   Pearson, Philos. Mag. 50 (1900) 157; Yates, Suppl. J. R. Stat. Soc. 1 (1934) 217; Bergsma, J. Korean Stat.
///          Soc. 42 (2013) 323.
TestResult chi_squared_independence(const ChiSquaredIndependence& question, core::Run& run);

}  // namespace ansatz::hypothesis

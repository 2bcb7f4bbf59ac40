// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Counts of things by several variables at once, and the interactions that they may have.
struct LogLinear {
  core::Array table;      ///< whole numbers, a dimension a variable, one to twenty of them of two values at least
  core::Value margins{};  ///< of names of dimensions: the largest interactions; [] for equal cells
  core::Array possible = core::Array::of({});  ///< as the table, 0 where no count can be; empty: everywhere one can
  double tolerance = 1e-10;  ///< how far a fitted margin may be off, as a share of all counts, above 0
  int sweeps = 10000;        ///< at most, at least 1
};

struct LogLinearResult {
  TestResult likelihood;           ///< G² of the model against any table
  TestResult pearson;              ///< χ² of the same
  core::Array fitted;              ///< as the table: expected counts of greatest likelihood
  core::Array residuals;           ///< as the table: (O − E)/√E, 0 where E is
  std::optional<int> parameters;   ///< the constant among them; nothing where they cannot be counted
  double log_likelihood = 0;       ///< Σ O ln(E/n), of the cells' shares
  std::optional<double> aic, bic;  ///< of that and of one parameter less, the constant
  int sweeps = 0;                  ///< that the fit took
  std::vector<std::string> warnings;
  std::string reading;
};

/// A hierarchical log-linear model: the logarithm of an expected count is a sum of terms, one for each set of variables
/// within a margin,
///
///   ln E(ijk…) = u + u₁(i) + u₂(j) + u₁₂(ij) + …,
///
/// so that [["a", "b"], ["b", "c"]] says that a and c are independent given b, [["a", "b"], ["b", "c"], ["a", "c"]]
/// that the odds ratio of any two is the same whatever the third is, and the one margin of all variables fits any
/// table. The fit of greatest likelihood has the table's own margins (Birch) and is found by iterative proportional
/// fitting.
///
///   G² = 2 Σ O ln(O/E),   χ² = Σ (O − E)²/E,   degrees of freedom: cells less parameters
///
/// G² of a model less that of a larger one tests what the larger one has more, with as many degrees of freedom as
/// theirs differ by. Effect: the index of dissimilarity Σ |O − E|/2n, the share of counts that would have to change
/// their cell.
///
/// Errors   BadParameter: counts that are no whole numbers from 0 on, or all 0; a dimension of one value; more than 2²²
///          cells; margins that name no dimensions; a table of `possible` of another shape, or 0 where a count is.
///          UnknownName: a margin of a dimension that the table has not.
/// Edges    a sum of 0 in a margin makes its cells 0: they and the parameters that only they told are not counted.
///          Where that is too long to find out (a rank of more than 2·10⁹ steps), or nothing is left to test, p is
///          nothing, with a warning. An expected count below 5, and sums that are not met after all sweeps: warning;
///          the likelihood then most often has no maximum, some cells going to 0 for ever.
/// Source   Birch, J. R. Stat. Soc. B 25 (1963) 220; Bishop, Fienberg & Holland (1975), Discrete Multivariate Analysis,
///          ch. 3 and 5.
LogLinearResult log_linear(const LogLinear& question, core::Run& run);

}  // namespace ansatz::hypothesis

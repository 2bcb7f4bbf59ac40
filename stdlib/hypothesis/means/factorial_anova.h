// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/value.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values, and two things each of them was made with.
struct TwoWayAnova {
  core::Array values;                     ///< [value]
  core::Value first, second;              ///< factors: a text or number a value
  std::vector<core::Array> covariates{};  ///< numbers that are allowed for, one a value each, or [covariate, value]
  std::string squares = "II";             ///< type of the sums of squares: "I", "II" or "III"
  bool interaction = true;                ///< whether the factors may depend on each other
  double confidence = 0.95;               ///< of the intervals
};

/// What each factor does, and both together.
struct TwoWayAnovaResult {
  TestResult first, second;
  std::optional<TestResult> interaction;
  std::string reading;
};

/// Analysis of variance of two factors, of any numbers of values in their cells: does the mean depend on the first
/// factor, on the second, on how they come together? Each F takes the squares that a model loses without the factor:
///
///   I     beside what stands before it: covariates, first, second, interaction
///   II    beside all that does not contain it: a factor beside the other factor and the covariates
///   III   beside all else, factors coded to sum to zero; asks about means of cells, whatever their sizes
///
/// over the mean square that all of the model leaves. They agree where all cells are of one size. Effects: partial η²
/// with the interval of the noncentral F.
///
/// Errors   BadParameter: lengths that differ, NaN or infinities, a factor with one level, an empty cell where there is
///          an interaction, no more values than the model has parameters, a covariate that the factors or other
///          covariates determine.
/// Edges    nothing left of the values by the model: F = ∞ with a warning, or undefined.
/// Source   Yates, J. Am. Stat. Assoc. 29 (1934) 51; Langsrud, Stat. Comput. 13 (2003) 163, for type II.
TwoWayAnovaResult two_way_anova(const TwoWayAnova& question, core::Run& run);

/// Values of groups, and numbers that go along with them.
struct Ancova {
  core::Array values;                     ///< [value]
  core::Value group;                      ///< a text or number a value
  std::vector<core::Array> covariates{};  ///< at least one, a number a value each
  double confidence = 0.95;               ///< of the interval
};

/// Analysis of covariance: do the means of groups differ beside what covariates explain along lines of one slope?
///
///   F = [(SS of the model without groups − SS with them)/(k − 1)] / [SS/(n − k − covariates)]
///
/// Effect: partial η². Slopes that differ between the groups, at p below 0.05, are warned of.
///
/// Errors   BadParameter: as above; no covariate.
/// Source   Fisher (1932), Statistical Methods for Research Workers, 4th ed., §49.1.
TestResult ancova(const Ancova& question, core::Run& run);

}  // namespace ansatz::hypothesis

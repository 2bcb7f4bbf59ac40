// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values that are 0 or 1, then what may explain them, all of one length.
struct LogisticRegression : Comparison {
  std::string link = "logit";    ///< or "probit"
  std::string errors = "model";  ///< or "robust": of a model that is not quite right
  double confidence = 0.95;      ///< of the intervals
};

/// Counts, then what may explain them, all of one length.
struct PoissonRegression : Comparison {
  core::Array exposure = core::Array::of({});  ///< [value], above 0: time or people that counts are of; empty: one each
  std::string errors = "model";                ///< or "robust": of counts spread wider than Poisson's
  double confidence = 0.95;                    ///< of the intervals
};

/// A model of greatest likelihood, term by term; the constant comes first.
struct LikelihoodRegressionResult {
  core::Array coefficient, error, z, p;              ///< [term]; p by Wald's test
  core::Array low, high;                             ///< [term], intervals
  core::Array likelihood_p;                          ///< [term], by the likelihood without it; NaN for the constant
  std::optional<core::Array> ratio;                  ///< [term], e^β: of odds, or of rates; nothing for "probit"
  std::optional<core::Array> ratio_low, ratio_high;  ///< [term], intervals
  TestResult all;                                    ///< the likelihood ratio: all but the constant are 0
  TestResult score, wald;                            ///< the same by the slope there, and by the coefficients
  core::Array fitted;                                ///< [value], probability or mean
  core::Array residuals;                             ///< [value], of deviance, signed
  double deviance = 0, null_deviance = 0, log_likelihood = 0, aic = 0, bic = 0;
  double dispersion = 0;       ///< Pearson's χ² over its degrees of freedom; 1 of Poisson counts
  int degrees_of_freedom = 0;  ///< n less the terms
  std::vector<std::string> warnings;
  std::string reading;
};

/// Logistic (or probit) regression: how the probability of a 1 hangs on columns,
///
///   ln(p/(1 − p)) = β₀ + Σ β x   (probit: Φ⁻¹(p)),
///
/// by greatest likelihood. `all` is −2 ln(L₀/L), χ² with as many degrees of freedom as columns; effect McFadden's R² =
/// 1 − ln L/ln L₀, with the interval of the noncentral χ². "robust" errors are Huber and White's sandwich; they are in
/// error, p, intervals and `wald`.
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, values other than 0 and 1, or all of one kind, no
///          more values than terms, NaN, infinities; a column that is constant or that others determine.
/// Edges    columns that tell 0 from 1 without fault, or for a part of the values: the likelihood has no maximum.
/// Errors
///          and Wald's p are then NaN, with a warning; likelihood ratios are those of the limit. Fewer than 10 values
///          of the rarer kind a column are warned of.
/// Source   McCullagh & Nelder (1989), Generalized Linear Models, ch. 4; McFadden (1974), Frontiers in Econometrics;
///          White, Econometrica 50 (1982) 1, for robust errors; Albert & Anderson, Biometrika 71 (1984) 1, for edges.
LikelihoodRegressionResult logistic_regression(const LogisticRegression& question, core::Run& run);

/// Poisson regression: how the mean of counts hangs on columns, ln μ = ln(exposure) + β₀ + Σ β x. Everything else as
/// above; of counts that are spread wider (dispersion above 1, p below 0.05) a warning names "robust".
///
/// Errors   as above; values that are no whole numbers from 0 on, or all 0; an exposure of another length or not above
/// 0. Source   McCullagh & Nelder (1989), ch. 6.
LikelihoodRegressionResult poisson_regression(const PoissonRegression& question, core::Run& run);

}  // namespace ansatz::hypothesis

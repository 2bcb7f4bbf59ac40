// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Values, then what may explain them, all of one length.
struct LinearRegression : Comparison {
  std::string errors = "classical";  ///< or "hc0" … "hc3" for other variances, "hac" for errors that hang together
  int lags = -1;                     ///< of "hac"; −1: ⌊4 (n/100)^(2/9)⌋
  /// Of the errors, but for a common factor: [value] of variances or [value, value]; empty: alike and independent.
  core::Array covariance = core::Array::of({});
  double confidence = 0.95;  ///< of the intervals
};

/// A line through values, term by term; the constant comes first.
struct LinearRegressionResult {
  core::Array coefficient, error, t, p;  ///< [term]
  core::Array low, high;                 ///< [term], intervals
  core::Array inflation;                 ///< [term], how much the other terms widen the variance; NaN for the constant
  double r_squared = 0, adjusted_r_squared = 0;
  double residual_error = 0;   ///< s, in the unit of the values
  TestResult all;              ///< that all coefficients but the constant are 0
  core::Array residuals;       ///< [value]
  core::Array leverage;        ///< [value], hᵢ
  core::Array distance;        ///< [value], Cook's
  double aic = 0, bic = 0;     ///< of normal errors, all constants kept, s counted as a parameter
  double durbin_watson = 0;    ///< 2 where neighbours are uncorrelated
  int degrees_of_freedom = 0;  ///< n less the terms
  std::vector<std::string> warnings;
  std::string reading;
};

/// Least squares with a constant: y = β₀ + Σ β x. Standard errors are the roots of the diagonal of A Ω A', β = A y:
///
///   classical   Ω = s², s² = Σ e²/(n − k)
///   hc0 … hc3   Ω = e², e² n/(n − k), e²/(1 − h), e²/(1 − h)²     whatever the variance of each
///   hac         Newey & West: hc0 with neighbours up to `lags` apart, weighed 1 − l/(lags + 1)
///
/// Given the covariance Σ = L Lᵀ of the errors but for a factor, generalised least squares: all of the above of L⁻¹ y
/// and L⁻¹ x, the constant among them (weighted least squares where Σ is diagonal). R² is about the constant term
/// there, residual_error is s of the factor, leverage, distance and Durbin & Watson's are of what is whitened;
/// residuals are y less the line as they stand.
///
/// t and intervals with n − k degrees of freedom; `all` is the F test, by the same Ω. Columns are centred and scaled
/// first, so that offsets and units cost no digits: the ill-conditioned Longley data come out to ten digits.
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, no more values than terms, NaN, infinities; a
///          column that is constant or that others determine; a covariance of another size, not symmetric or not
///          positive definite.
/// Edges    a variance inflation above 10 is warned of; so are variances that follow the fit (Breusch & Pagan, p below
///          0.05) where "classical" is asked for. No residual: p = 0 with a warning.
/// Source   White, Econometrica 48 (1980) 817; MacKinnon & White, J. Econom. 29 (1985) 305; Newey & West,
///          Econometrica 55 (1987) 703; Aitken, Proc. R. Soc. Edinb. 55 (1936) 42, for a covariance.
LinearRegressionResult linear_regression(const LinearRegression& question, core::Run& run);

struct BreuschPagan : Comparison {};

/// Breusch and Pagan's test, by Koenker's form: does the variance of residuals follow what explains the values? n R² of
/// e² on the same columns, χ² with as many degrees of freedom.
///
/// Errors   as of linear_regression.
/// Source   Breusch & Pagan, Econometrica 47 (1979) 1287; Koenker, J. Econom. 17 (1981) 107.
TestResult breusch_pagan(const BreuschPagan& question, core::Run& run);

}  // namespace ansatz::hypothesis

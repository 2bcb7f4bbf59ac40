// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// A series and what it may do besides.
struct DickeyFuller : Comparison {
  std::string trend = "constant";  ///< or "none", or "line": a constant and a line in time
  int lags = -1;  ///< of the steps that are allowed for; −1: by Akaike's criterion, up to 12 (n/100)^¼
};

/// Augmented Dickey–Fuller test: is a series a random walk (null hypothesis), or does it come back?
///
///   Δyₜ = γ yₜ₋₁ + Σ δ Δyₜ₋ₗ + what the trend allows,   τ = γ̂/its error
///
/// p by MacKinnon's polynomials for large n, good to a few 1e-3; a small one says that the series comes back. Effect:
/// γ̂, by which the distance to the mean falls a step.
///
/// Errors   BadParameter: other than one sample, fewer than 10 values (and 2 for each lag), NaN, infinities, an unknown
///          trend.
/// Edges    a constant series: undefined.
/// Source   Said & Dickey, Biometrika 71 (1984) 599; MacKinnon, J. Bus. Econ. Stat. 12 (1994) 167.
TestResult dickey_fuller(const DickeyFuller& question, core::Run& run);

/// A series and how it may hang together.
struct Kpss : Comparison {
  std::string trend = "constant";  ///< what it is stationary about; or "line"
  int lags = -1;                   ///< of the long-run variance; −1: ⌊4 (n/100)^¼⌋
};

/// Kwiatkowski, Phillips, Schmidt and Shin's test: is a series stationary (null hypothesis) about a constant or a line?
/// S are the partial sums of residuals e:
///
///   η = Σ S²/(n² s²),   s² = (1/n)(Σ e² + 2 Σ_l (1 − l/(lags + 1)) Σ eₜ eₜ₋ₗ)
///
/// p lies between the four critical values that are tabled, 0.1 to 0.01; beyond, a warning says so.
///
/// Errors   BadParameter: other than one sample, fewer than 10 values, lags not below n, NaN, infinities.
/// Edges    a series that the trend describes whole: undefined.
/// Source   Kwiatkowski, Phillips, Schmidt & Shin, J. Econom. 54 (1992) 159.
TestResult kpss(const Kpss& question, core::Run& run);

}  // namespace ansatz::hypothesis

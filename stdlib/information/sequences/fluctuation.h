// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

/// A series, and the lengths of the stretches it is cut into.
struct Stretches {
  core::Array x;               ///< [time], in even steps
  int order = 1;               ///< of the polynomial taken out of each stretch of the profile, 0 … 8
  std::vector<double> scales;  ///< whole numbers of values; empty: 20 in even ratios from 16 to N/4
};

struct DetrendedFluctuation : Stretches {
  std::string ends = "start";  ///< stretches from the "start", or from "both" ends
};

struct FluctuationEstimate {
  double exponent = 0;        ///< slope of ln F on ln s
  double exponent_error = 0;  ///< of the straight line, which knows nothing of the scatter of F
  core::Array fluctuation;    ///< [scale]: F(s)
};

/// Detrended fluctuation analysis: how the residuals F(s) = √⟨(y − trend)²⟩ of the profile y_t = Σ (x − x̄) grow with
/// the length s of the stretches. The slope is ½ for noise, 3/2 for its sum, H of fractional Gaussian noise.
///
/// Errors   BadParameter: NaN, infinities, fewer than 4 scales, a scale that is not whole, below order + 2 or above N.
/// Edges    a constant series has no slope: NaN with a warning.
/// Cost     O(N (order + 1)) a scale.
/// Source   Peng et al. (1994).
FluctuationEstimate detrended_fluctuation(const DetrendedFluctuation& question, core::Run& run);

struct MultifractalSpectrum : Stretches {
  std::vector<double> moments;  ///< q, in increasing order; empty: −5, −4.5, …, 5
};

struct MultifractalEstimate {
  core::Array hurst;        ///< [q]: h(q), slope of ln F_q on ln s
  core::Array mass;         ///< [q]: τ(q) = q h(q) − 1
  core::Array strength;     ///< [q]: α = dτ/dq
  core::Array dimension;    ///< [q]: f(α) = q α − τ
  double width = 0;         ///< largest less smallest α
  core::Array fluctuation;  ///< [q, scale]: F_q(s)
};

/// Multifractal detrended fluctuation analysis: F_q(s) = ⟨F²(stretch)^{q/2}⟩^{1/q} over stretches from both ends, the
/// mean of logarithms at q = 0. A series that scales alike everywhere has one h for all q.
///
/// Errors   as detrended_fluctuation; BadParameter: fewer than 2 moments, or not increasing.
/// Edges    stretches without residual are left out of moments q ≤ 0, with a warning; derivatives are central
///          differences, one-sided at the ends.
/// Source   Kantelhardt et al. (2002).
MultifractalEstimate multifractal_spectrum(const MultifractalSpectrum& question, core::Run& run);

struct HurstExponent {
  core::Array x;                             ///< [time], in even steps
  std::string estimator = "rescaled_range";  ///< or "aggregated_variance", "detrended"
  std::vector<double> scales;                ///< empty: 20 in even ratios from 16 to N/4
};

struct HurstEstimate {
  double exponent = 0;        ///< H, ½ without memory
  double exponent_error = 0;  ///< of the straight line
  core::Array statistic;      ///< [scale]: mean R/S, variance of means, or F
};

/// Hurst's exponent of a stationary series, from how a statistic of its stretches grows with their length.
///
///   rescaled_range       range of the sums of x − x̄ over the standard deviation: ½ + slope of ln(R/S) − ln E(R/S),
///   with
///                        Anis & Lloyd's E(R/S) of independent normal values, which takes most of the bias away
///   aggregated_variance  variance of means: 1 + slope/2
///   detrended            detrended_fluctuation of order 1
///
/// Errors   as detrended_fluctuation; a scale below 2.
/// Edges    stretches without variance are left out of R/S; NaN with a warning where nothing is left.
/// Source   Hurst (1951); Anis & Lloyd (1976); Taqqu, Teverovsky & Willinger (1995).
HurstEstimate hurst_exponent(const HurstExponent& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <numbers>
#include <string>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/bayes/bayes_factor.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// One sample or two, and what is expected of their effect.
struct BayesFactorT : Comparison {
  bool paired = false;                       ///< two samples are matched value by value
  double mean = 0;                           ///< what the mean, or the difference of means, is held against
  double scale = 0.5 * std::numbers::sqrt2;  ///< r: half of the prior's effects are larger than this
  std::string alternative = "two-sided";     ///< "greater": the (first) mean is larger
};

/// Bayes factor of a t test (Jeffreys, Zellner, Siow): how much likelier are the data if the standardised effect
/// δ = (μ₁ − μ₀)/σ is Cauchy with scale r than if it is 0? With N = n, or n m/(n + m) for two samples, and ν degrees of
/// freedom,
///
///   BF = ∫ (1 + g N r²)^(−½) [(1 + t²/ν)/(1 + t²/((1 + g N r²) ν))]^((ν + 1)/2) p(g) dg,   1/g ~ χ²₁
///
/// and, for effects of one sign, 2 P(that sign | g, data) within the integral: Student's t with ν + 1 degrees of
/// freedom. Any p(μ, σ²) ∝ 1/σ² of mean and variance; two samples have one variance.
///
/// Errors   BadParameter: no sample or more than two, "paired" with one, fewer than 2 values in one (3 in all for two
///          unpaired ones), NaN, infinities; scale not positive.
/// Edges    constant samples: ∞ with a warning where the means differ, finite on the other side; otherwise undefined.
/// Source   Rouder, Speckman, Sun, Morey & Iverson, Psychon. Bull. Rev. 16 (2009) 225; Morey & Wagenmakers, Stat.
///          Probab. Lett. 92 (2014) 121, for effects of one sign.
BayesFactor bayes_factor_t(const BayesFactorT& question, core::Run& run);

/// ln of the factor from t (which may be infinite), ν, and N as above.
double log_bayes_factor_of_t(double t, double df, double size, double scale, Alternative alternative);

}  // namespace ansatz::hypothesis

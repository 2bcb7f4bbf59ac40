// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/alternative.h"
#include "stdlib/hypothesis/bayes/bayes_factor.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two matched samples, and what is expected of their correlation.
struct BayesFactorCorrelation : Comparison {
  double width = 1;                       ///< κ: (1 + ρ)/2 ~ beta(1/κ, 1/κ); 1: any ρ alike, less: small ones
  std::string alternative = "two-sided";  ///< "greater": they rise together
};

/// Bayes factor of Pearson's correlation: how much likelier is r of n pairs of normal values if ρ is drawn from a
/// stretched beta distribution than if it is 0? The density of r given ρ over that given 0 is
///
///   L(ρ) = (1 − ρ²)^((n − 1)/2) (1 − ρ r)^(3/2 − n) F((1 + ρ r)/2)/F(½),   F(z) = ₂F₁(½, ½; n − ½; z)
///
/// and the factor its mean over the prior, or over the half of it where ρ has one sign. Two-sided it is the closed form
/// of Ly, Verhagen & Wagenmakers; the integral holds its digits on the side that the data speak against as well.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 2 pairs, NaN, infinities; width not
///          positive.
/// Edges    a constant sample: undefined; r = ±1: ∞ with a warning from 2 + 2/κ pairs on, finite below.
/// Source   Ly, Verhagen & Wagenmakers, J. Math. Psychol. 72 (2016) 19; Hotelling, J. R. Stat. Soc. B 15 (1953) 193,
///          for the density of r.
BayesFactor bayes_factor_correlation(const BayesFactorCorrelation& question, core::Run& run);

/// ln of the factor from r in [−1, 1] and the number of pairs.
double log_bayes_factor_of_correlation(double r, double pairs, double width, Alternative alternative);

}  // namespace ansatz::hypothesis

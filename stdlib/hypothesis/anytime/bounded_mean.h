// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::hypothesis {

/// Values within known bounds, and how to bound their mean.
struct BoundedMean {
  core::Array values;               ///< at least one, independent and of one mean
  double low = 0, high = 1;         ///< what they lie between, low < high
  std::string method = "chernoff";  ///< or "hoeffding", "empirical_bernstein"
  double confidence = 0.95;         ///< 1 − δ of both sides together
};

struct BoundedMeanResult {
  double mean = 0;
  core::Interval interval;
  double confidence = 0.95;
  std::string reading;
};

/// An interval for the mean of n values that lie in [0, 1] (or are brought there), whatever their distribution and n. x̄
/// is their mean, V their variance with n − 1:
///
///   hoeffding             x̄ ± √(ln(2/δ)/(2n))
///   chernoff              all μ with n kl(x̄, μ) ≤ ln(2/δ),   kl(p, q) = p ln(p/q) + (1 − p) ln((1 − p)/(1 − q));
///                         never wider than Hoeffding's, and much narrower near 0 and 1
///   empirical_bernstein   x̄ ± (√(2V ln(4/δ)/n) + 7 ln(4/δ)/(3(n − 1))), for values that hardly vary
///
/// For a single look; bounded_confidence_sequence may be looked at whenever one likes.
///
/// Errors   BadParameter: no value (two for empirical_bernstein), one outside [low, high] or NaN, bounds that are not
///          finite and in order, a confidence outside (0, 1).
/// Source   Hoeffding, J. Am. Stat. Assoc. 58 (1963) 13, theorems 1 and 2; Maurer & Pontil, COLT (2009), theorem 4.
BoundedMeanResult bounded_mean(const BoundedMean& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// A distribution over finitely many kinds, a value of each, and a mean that n draws are not expected to have.
struct Sanov {
  core::Array probabilities;  ///< [kind] q, at least 0, summing to 1
  core::Array values;         ///< [kind] g, finite
  double mean = 0;            ///< a: how large the mean of g over n draws is feared to be, or more
  int draws = 0;              ///< n, at least 1
};

struct SanovResult {
  double exponent = 0;     ///< D, nats a draw; ∞ where no draw can be so large
  double bound = 1;        ///< e^{−nD}: of the probability of a mean of `mean` or more
  double types_bound = 1;  ///< (n + 1)^k e^{−nD}, at most 1: Sanov's own, for any set of distributions so far away
  core::Array nearest;     ///< [kind] P*: what the draws look like if it happens after all
  std::string reading;
};

/// Sanov's theorem for a mean: how unlikely is it that n draws from q have a mean of g of a or more? As unlikely as the
/// distribution nearest to q that has such a mean is far from it:
///
///   D = min{ KL(P‖q) : Σ P g ≥ a } = KL(P*‖q),   P* = q e^{λ g}/Σ q e^{λ g} with Σ P* g = a,   P(mean ≥ a) ≤ e^{−nD}
///
/// and −ln P/n → D as n grows. Of other sets of distributions with the same distance the bound is (n + 1)^k e^{−nD}.
/// For means that are small hand over −g and −a.
///
/// Errors   BadParameter: lengths that differ, none, probabilities below 0, NaN or not summing to 1 within 10⁻⁸, values
/// or
///          a mean that are not finite, fewer than 1 draw.
/// Edges    a mean not above that of q: D = 0. The largest value: P* is q among its kinds; above it: D = ∞.
/// Source   Sanov, Mat. Sb. 42 (1957) 11; Cover & Thomas (2006), Elements of Information Theory, ch. 11.
SanovResult sanov(const Sanov& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/information/sequences/alike.h"

namespace ansatz::information {

/// As sample entropy asks, with r above 0.
struct FuzzyEntropy : Alike {
  double power = 2;     ///< n, above 0: how sharply likeness falls off near r
  bool centred = true;  ///< take the mean of each stretch out of it, so that shapes are compared and not levels
};

/// Sample entropy where stretches are alike by degrees: ln φ_m − ln φ_{m+1}, φ the mean over pairs of
/// exp(−(d/r)^n), d the largest difference of two values of the stretches.
///
/// Unlike sample entropy it moves smoothly with r and with each value, and short series have one. Stretches are the
/// N − m with a further value; none is compared with itself.
///
/// Errors   BadParameter: fewer than m + 2 values, NaN, infinities, m below 1, r or power not above 0 or not finite.
/// Edges    a constant series gives 0. Likeness so small that it is no number gives infinity, or NaN where that of m
///          values is none either, with a warning. Fewer than 10^m values are warned of.
/// Accuracy of independent normal values and m = 1, centred: ½ ln(1 + 2/r²) in their deviations (power 2).
/// Cost     N²/2 pairs in vectors and threads, two exponentials each; O(N) memory.
/// Source   Chen, Wang, Xie & Yu (2007); with (d/r)^n for their d^n/r, so that r is in the unit of x.
double fuzzy_entropy(const FuzzyEntropy& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// How much of what enters a noisy map can leave it: η < 1 with I(U; Y) ≤ η I(U; X) for every U – X – Y, the strong
// data-processing inequality. Through maps one after the other their η multiply.

struct NoiseContraction {
  double amplitude = 0;  ///< A, the largest norm of an input, at least 0
  double noise = 0;      ///< σ of the normal noise added to each component, above 0
};

/// η = erf(A/(√2 σ)) = 1 − 2 Q(A/σ): the total variation between the noise about two inputs as far apart as can be.
///
/// Errors   BadParameter: a number out of range or not finite.
/// Source   Polyanskiy & Wu (2016), §II.
double noise_contraction(const NoiseContraction& question, core::Run& run);

struct DropoutContraction {
  double rate = 0;  ///< probability with which a unit is dropped, in [0, 1]
  int units = 1;    ///< k units, each dropped by itself, at least 1
};

/// η = 1 − rate^k: nothing passes only where all k units are dropped at once, and all does otherwise (an erasure).
///
/// Errors   BadParameter: a number out of range.
/// Source   Polyanskiy & Wu (2016), §II.
double dropout_contraction(const DropoutContraction& question, core::Run& run);

struct DobrushinCoefficient {
  core::Array channel;  ///< [input, output], W(y|x): rows that sum to one
};

/// max over x, x' of the total variation between W(·|x) and W(·|x'): bounds η of every f-divergence, whatever the
/// input.
///
/// Errors   BadParameter: not two-dimensional, empty, a probability below 0 or not finite, a row that does not sum to
///          one.
/// Cost     O(inputs² outputs).
/// Source   Dobrushin (1956).
double dobrushin_coefficient(const DobrushinCoefficient& question, core::Run& run);

struct MaximalCorrelation {
  core::Array joint;  ///< [x, y], masses that sum to one
};

/// Largest correlation that functions of x and of y can have: the second singular value of p(x, y)/√(p(x) p(y)). Its
/// square is η of the χ² divergence at this p(x). 0 where x and y are independent, 1 where both tell of an event alike.
///
/// Errors   BadParameter: not two-dimensional, empty, a mass below 0 or not finite, masses that do not sum to one.
/// Edges    a variable that has one value has correlation 0.
/// Source   Witsenhausen (1975).
double maximal_correlation(const MaximalCorrelation& question, core::Run& run);

}  // namespace ansatz::information

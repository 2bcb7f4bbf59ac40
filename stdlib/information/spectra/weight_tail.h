// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct TraceLogTail {
  core::Array x;  ///< [sample] eigenvalues in any order, none below 0
};

/// Where a tail of eigenvalues begins whose volume is that of all of them.
struct TraceLog {
  double start = 0;  ///< smallest eigenvalue of the tail, in the unit of x
  int count = 0;     ///< eigenvalues from there on
  double sum = 0;    ///< Σ ln λ̃ over them, not below 0
};

/// The longest tail of the largest eigenvalues whose logarithms sum to 0 or more, once all are scaled to a mean of one,
/// λ̃ = λ n/Σλ: the trace-log (or ERG) condition Σ ln λ̃ = 0, as nearly as whole eigenvalues meet it.
///
/// Errors   BadParameter: no values, NaN, infinities, a value below 0, zeros throughout.
/// Edges    eigenvalues of 0 count in n and are in no tail.
/// Source   Martin & Hinrichs (2025), the ERG condition.
TraceLog trace_log_tail(const TraceLogTail& question, core::Run& run);

struct WeightTail {
  core::Array matrix;       ///< [row, column]: the weights of a layer
  int fewest = 2;           ///< as for power_law_tail
  bool both_sides = false;  ///< likewise
  int clip = 0;             ///< largest eigenvalues that may be left out of the power law as outliers, at least 0
};

/// How heavy the tail of a layer's eigenvalues is.
struct WeightTailQuality {
  double exponent = 0;          ///< α
  double start = 0;             ///< λ_min of the power law
  double distance = 0;          ///< of the law from the tail
  double error = 0;             ///< of α
  int count = 0;                ///< eigenvalues in its tail
  int clipped = 0;              ///< the largest, left out above it
  double weighted = 0;          ///< α̂ = α log₁₀ λ_max
  double log_norm = 0;          ///< log₁₀ Σ λ^α
  double trace_log_start = 0;   ///< λ where the trace-log condition has the tail begin
  int trace_log_count = 0;      ///< eigenvalues in that
  double trace_log = 0;         ///< mean of ln λ̃ over the power law's tail: 0 where both tails are one
  double start_difference = 0;  ///< λ_min less the trace-log start, as λ̃
};

/// The power law of the eigenvalues λ = σ² of a weight matrix, and how its tail compares to that of the trace-log
/// condition. Layers of networks that generalise well are said to have 2 ≤ α ≤ 6, best near 2, where both tails
/// coincide; a matrix of independent entries has no such tail, and a large α. Single eigenvalues far above the others
/// bend the fit: up to `clip` of them are left out, the largest first, as long as α or its error gets smaller by it.
///
/// Errors   BadParameter: empty, more than two dimensions, NaN, infinities, fewest below 2, clip below 0.
/// Edges    fewer than 8 eigenvalues above 0, or such that are all the same: NaN with a warning. Eigenvalues that
///          rounding can have made are no part of a tail, and count in the mean of λ̃.
/// Source   Martin & Mahoney (2021); Martin, Peng & Mahoney (2021) for α̂; Martin & Hinrichs (2025).
WeightTailQuality weight_tail(const WeightTail& question, core::Run& run);

}  // namespace ansatz::information

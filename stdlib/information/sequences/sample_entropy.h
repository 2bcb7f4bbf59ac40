// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/sequences/alike.h"

namespace ansatz::information {

struct SampleEntropy : Alike {};

/// Sample entropy −ln(A/B): of pairs of stretches alike over m values (B), the share that stay so for one more (A).
///
/// Stretches are the N − m with a further value; alike: no two values differ by more than r; none is compared with
/// itself.
///
/// Errors   BadParameter: fewer than m + 2 values, NaN, infinities, m below 1, r negative or not finite.
/// Edges    A = 0 < B: infinity, with a warning that names ln B, what one pair would have given; B = 0: NaN with a
///          warning. A constant series gives 0. Fewer than 10^m values are warned of.
/// Cost     N²/2 comparisons in vectors and threads, O(N) memory.
/// Source   Richman & Moorman (2000).
double sample_entropy(const SampleEntropy& question, core::Run& run);

struct ApproximateEntropy : Alike {};

/// Approximate entropy φ_m − φ_{m+1}, φ_m = ⟨ln C_i⟩, C_i the share of the stretches that are like stretch i, itself
/// among them: biased to regularity, the more the shorter the series; see sample_entropy.
///
/// Errors, cost   as sample_entropy.
/// Source   Pincus (1991).
double approximate_entropy(const ApproximateEntropy& question, core::Run& run);

struct MultiscaleEntropy : Alike {
  int scales = 20;                ///< 1, 2, … so many
  std::string average = "plain";  ///< "plain", "composite" or "refined"
};

/// Sample entropy of means over s values, for s = 1 … `scales`; r stays that of the series itself.
///
///   plain      of the series of means that starts with the first value
///   composite  mean of the s entropies of those that start with the first s values
///   refined    −ln(ΣA/ΣB) over those: defined where some of them are not
///
/// Errors   as sample_entropy, of the coarsest series: at least (m + 2) · scales values.
/// Edges    as sample_entropy, told once for all scales.
/// Source   Costa, Goldberger & Peng (2002); Wu et al. (2014).
core::Array multiscale_entropy(const MultiscaleEntropy& question, core::Run& run);

}  // namespace ansatz::information

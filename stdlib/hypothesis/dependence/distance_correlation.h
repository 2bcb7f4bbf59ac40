// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two matched samples and how to look at them.
struct DistanceCorrelation : Comparison {
  std::string method = "permutation";  ///< how p is found: "permutation", or "t", for large samples
  int draws = 9999;                    ///< B, at least 1
};

/// Distance correlation: do two quantities depend on each other in any way? It is 0 for independent ones only.
///
///   dCov² = D/n² − (2/n³) Σ aᵢ bᵢ + a b/n⁴,   dCor = dCov/√(dVar_x dVar_y),   D = Σ |xᵢ − xⱼ| |yᵢ − yⱼ|
///
/// with the row sums aᵢ, bᵢ of the distances and their sums a, b. Effect: the bias-corrected R*, which estimates the
/// square and is 0 on average under independence; "t" is its test, T = √(M − 1) R*/√(1 − R*²), M = n(n − 3)/2. p is
/// one-sided: a large dCor; orders of up to 7 pairs are enumerated. n counts pairs. Values may be points, arrays [draw,
/// component], with Euclidean distances, of other numbers of components in either sample.
///
/// Errors   BadParameter: other than two samples, lengths that differ, fewer than 4 pairs, NaN, infinities;
///          more than 5000 points.
/// Edges    a constant sample: undefined.
/// Random   run.stream("permutation").
/// Cost     O(n log n) each time, O(n) memory; points: O(n²).
/// Source   Székely, Rizzo & Bakirov, Ann. Stat. 35 (2007) 2769; Székely & Rizzo, J. Multivar. Anal. 117 (2013) 193;
///          Huo & Székely, Technometrics 58 (2016) 435.
TestResult distance_correlation(const DistanceCorrelation& question, core::Run& run);

}  // namespace ansatz::hypothesis

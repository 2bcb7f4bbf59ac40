// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and how many divisions to look at.
struct EnergyTest : Comparison {
  int draws = 9999;  ///< B, at least 1
};

/// Energy test: do the samples come from one distribution? Against any difference, of shape too.
///
///   E = 2 mean|x − y| − mean|x − x'| − mean|y − y'| = 2 ∫ (F − G)²,   T = nm/(n + m) E
///
/// Values may be points, arrays [draw, component], with Euclidean distances; the test sees any difference of their
/// joint distributions. Components count as they are: bring them to one scale where their units differ.
///
/// Baringhaus and Franz's Cramér test is of T/2, and so has the same p.
///
/// p from divisions of the pooled values: all of them where there are no more than min(draws, 10⁶), else `draws` random
/// ones, (b + 1)/(B + 1). Estimate: the energy distance √E. Effect: E/(2 mean|x − y|), from 0 to 1.
///
/// Errors   BadParameter: other than two samples, an empty one, NaN, infinities; points of other numbers of components,
/// more
///          than 5000 of them.
/// Edges    all values equal: p = 1 with a warning.
/// Random   run.stream("permutation").
/// Cost     O(N log N), and O(N) a division; points: O(N²) memory and O(N²) a division.
/// Source   Székely & Rizzo, J. Stat. Plan. Inference 143 (2013) 1249; Baringhaus & Franz, J. Multivar. Anal. 88 (2004)
///          190.
TestResult energy_test(const EnergyTest& question, core::Run& run);

}  // namespace ansatz::hypothesis

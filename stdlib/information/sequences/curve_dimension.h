// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

// Fractal dimension of the curve that a series draws over time: 1 for a smooth one, 3/2 for a random walk, 2 for noise.
// All refuse NaN and infinities.

struct HiguchiDimension {
  core::Array x;     ///< [time], in even steps
  int longest = 10;  ///< k_max: the largest step, in [2, N/2)
};

struct HiguchiEstimate {
  double dimension = 0;        ///< slope of ln L on ln 1/k
  double dimension_error = 0;  ///< standard error of the straight line
  core::Array lengths;         ///< [step]: L(k)
};

/// By how the length of the curve grows as it is measured in smaller steps: L(k) ~ k^{−D} of
///
///   L_m(k) = (N − 1)/(⌊(N − m)/k⌋ k²) Σ_i |x_{m+ik} − x_{m+(i−1)k}|,   i = 1 … ⌊(N − m)/k⌋
///
/// in the mean over m = 1 … k, for k = 1 … k_max.
///
/// Errors   BadParameter: longest outside [2, N/2).
/// Edges    a length of zero, as of a constant, has no logarithm: NaN with a warning.
/// Accuracy exact for a straight line (1). A published program stops one term short and finds 1.004 there.
/// Source   Higuchi (1988).
HiguchiEstimate higuchi_dimension(const HiguchiDimension& question, core::Run& run);

struct KatzDimension {
  core::Array x;    ///< [time], in even steps
  double step = 0;  ///< what a step of time counts, in the unit of x; 0: distances are those of values alone
};

/// By the length of the curve against its reach: ln n/(ln n + ln(d/L)), L the sum of the n distances of neighbours and
/// d the largest distance from the first value. It depends on the unit of x unless `step` is 0, and on N.
///
/// Errors   BadParameter: fewer than 3 values, step negative or not finite.
/// Edges    a constant has no reach (with step 0): NaN with a warning; infinite where the reach is one mean distance.
/// Source   Katz (1988); with step 0 as Esteller et al. (2001) and later programs.
double katz_dimension(const KatzDimension& question, core::Run& run);

struct PetrosianDimension {
  core::Array x;  ///< [time], in even steps
};

/// By the number δ of turns alone: ln N/(ln N + ln(N/(N + 0.4 δ))), a turn where a rise is followed by a fall or the
/// other way round, level stretches between them left out.
///
/// Errors   BadParameter: fewer than 3 values.
/// Source   Petrosian (1995).
double petrosian_dimension(const PetrosianDimension& question, core::Run& run);

}  // namespace ansatz::information

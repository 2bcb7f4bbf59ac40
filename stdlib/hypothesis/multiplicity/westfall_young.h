// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/hypothesis/samples.h"

namespace ansatz::hypothesis {

/// Two samples of points: many quantities of the same things.
struct WestfallYoung : Comparison {
  int draws = 9999;  ///< B, at least 1
};

struct WestfallYoungResult {
  core::Array statistic;   ///< [component], Welch's t
  core::Array p;           ///< [component], each by itself
  core::Array adjusted_p;  ///< [component], for all together
  std::string method;
  std::string reading;
};

/// Which of many quantities differ between two samples? Westfall and Young's step-down max T: things are divided anew,
/// whole, so that what quantities have in common counts. With |t|₍₁₎ ≥ |t|₍₂₎ ≥ …
///
///   p̃₍ₖ₎ = max over j ≤ k of P(max over i ≥ j of |t*₍ᵢ₎| ≥ |t|₍ⱼ₎)
///
/// No false rejection with the given chance, and much more found than by Holm's where quantities hang together. p from
/// all divisions where there are no more than min(draws, 10⁶), else random ones, (b + 1)/(B + 1).
///
/// Errors   BadParameter: other than two samples of points of one space, fewer than 2 points in one, NaN, infinities.
/// Edges    a component that is constant in both samples has t = 0.
/// Random   run.stream("permutation").
/// Cost     O(draws · N · components).
/// Source   Westfall & Young, Resampling-Based Multiple Testing (1993), algorithm 2.8.
WestfallYoungResult westfall_young(const WestfallYoung& question, core::Run& run);

}  // namespace ansatz::hypothesis

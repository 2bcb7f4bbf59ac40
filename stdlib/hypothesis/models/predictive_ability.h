// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Losses of a benchmark, then those of its rivals, step by step of one series.
struct PredictiveAbility : Comparison {
  std::string statistic = "studentised";  ///< Hansen's; or "plain": White's reality check
  std::string null = "consistent";        ///< of "studentised": or "lower", "upper", bounds of p
  int block = -1;                         ///< mean length of stretches that are drawn, at least 1; −1: √n
  int draws = 999;                        ///< B, at least 1
};

/// Superior predictive ability: does the best of several rivals do better than a benchmark, given that it was looked
/// for among so many? With the gains d = L₀ − L_k of each rival, their means d̄ over n steps and n Var d̄ = ω²:
///
///   studentised   T = max(0, max √n d̄/ω),   T* = max(0, max √n (d̄* − g)/ω)           Hansen's test
///   plain         T = max √n d̄,             T* = max √n (d̄* − d̄)                      White's reality check
///
/// p = (#{T* ≥ T} + 1)/(B + 1) over B draws d̄* of the stationary bootstrap, the same stretches for all rivals; ω² is
/// the variance over such draws, in closed form. g says which rivals count under the null hypothesis: "consistent"
/// those with d̄ ≥ −ω √(2 ln ln n/n), whose g is d̄, while rivals worse than that have g = 0 and hardly count; "upper"
/// all, as the reality check has it, which many bad rivals make blind; "lower" has g = max(d̄, 0). n counts steps.
///
/// Effect: the mean gain of the rival with the largest one, or the largest √n d̄/ω. It has no interval: of the best of
/// several it leans high.
///
/// Errors   BadParameter: fewer than two arrays, lengths that differ, fewer than 10 steps, block or draws out of range,
///          another word, NaN, infinities.
/// Edges    a rival that always costs what the benchmark does adds nothing; if all do: undefined. Gains of no spread at
///          all but another mean: an error of the samples.
/// Random   run.stream("stationary"): draw b has a stream of its own.
/// Cost     O(draws n rivals).
/// Source   Hansen, J. Bus. Econ. Stat. 23 (2005) 365; White, Econometrica 68 (2000) 1097.
TestResult predictive_ability(const PredictiveAbility& question, core::Run& run);

}  // namespace ansatz::hypothesis

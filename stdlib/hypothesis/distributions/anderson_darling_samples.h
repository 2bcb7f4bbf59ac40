// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples or more and how to compare them.
struct AndersonDarlingSamples : Comparison {
  std::string ties = "midrank";  ///< or "right": the step functions as they are at a tied value
};

/// Anderson–Darling test of k samples: do they come from one distribution? Sharper in the tails than Kolmogorov and
/// Smirnov's. N values in all, distinct ones zⱼ with lⱼ each; M counts a sample's values below zⱼ and half of those at
/// it, B the same of all.
///
///   A² = (N − 1)/N Σᵢ 1/nᵢ Σⱼ lⱼ/N (N Mᵢⱼ − nᵢ Bⱼ)²/(Bⱼ (N − Bⱼ) − N lⱼ/4)
///   right: A² = 1/N Σᵢ 1/nᵢ Σⱼ lⱼ (N Mᵢⱼ − nᵢ Bⱼ)²/(Bⱼ (N − Bⱼ)),   M and B count values up to zⱼ
///
/// The statistic is A² less its mean k − 1, in its standard deviations. p from a quadratic of ln α through the
/// published critical values of α = 0.25 … 0.001; beyond these it is given as 0.25 or 0.001, with a warning.
///
/// Errors   BadParameter: fewer than two samples, an empty one, NaN, infinities; fewer than 4 values in all, or all
///          equal.
/// Cost     O(N log N + N k).
/// Source   Scholz & Stephens, J. Am. Stat. Assoc. 82 (1987) 918.
TestResult anderson_darling_samples(const AndersonDarlingSamples& question, core::Run& run);

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and the level of the interval.
struct CohenD : Comparison {
  double confidence = 0.95;
};

/// Cohen's d: the difference of means over the pooled standard deviation, with the interval of the noncentral t.
///
/// Errors   BadParameter: NaN, infinities, other than two samples, fewer than 2 values in one.
/// Edges    no spread at all: ±∞ for different means, 0 for equal ones, without interval.
/// Source   Cohen (1988); Cumming & Finch, Educ. Psychol. Meas. 61 (2001) 532.
Effect cohen_d(const CohenD& question, core::Run& run);

/// Hedges' g = J d with the exact J = Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n + m − 2, which takes the bias of d away.
/// Errors and edges as of cohen_d.
/// Source   Hedges, J. Educ. Stat. 6 (1981) 107.
Effect hedges_g(const CohenD& question, core::Run& run);

/// Glass's Δ: the difference of means over the standard deviation of the second sample, the control group, for
/// treatments that change the spread too. Interval: of the noncentral t with m − 1 degrees of freedom of Δ/√h,
/// h = 1/m + s₁²/(n s₂²); exact where the spreads are the same.
///
/// Errors   BadParameter: as of cohen_d.
/// Edges    a control group without spread: ±∞, or 0 for equal means, without interval.
/// Source   Glass, McGaw & Smith (1981); Algina, Keselman & Penfield, J. Mod. Appl. Stat. Methods 5 (2006) 2, for h.
Effect glass_delta(const CohenD& question, core::Run& run);

/// The same of plain finite numbers, at least 2 each, or of what is known of them.
Effect cohen_d_of(std::span<const double> x, std::span<const double> y, double confidence);
Effect hedges_g_of(std::span<const double> x, std::span<const double> y, double confidence);
Effect cohen_d_of(const Moments& x, const Moments& y, double confidence);
Effect hedges_g_of(const Moments& x, const Moments& y, double confidence);

}  // namespace ansatz::hypothesis

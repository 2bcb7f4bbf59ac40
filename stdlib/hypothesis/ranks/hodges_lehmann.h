// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "stdlib/hypothesis/ranks/ranks.h"
#include "stdlib/hypothesis/samples.h"
#include "stdlib/hypothesis/test_result.h"

namespace ansatz::hypothesis {

/// Two samples and the level of the interval.
struct HodgesLehmann : Comparison {
  double confidence = 0.95;
};

/// Hodges–Lehmann shift: the median of all differences x − y, in the unit of the data, with the interval that inverts
/// the Mann–Whitney test: order statistics k and nm + 1 − k of the differences, k − 1 the largest u with P(U ≤ u) ≤ α/2
/// (exact for min(n, m) ≤ 8 without ties, by the normal approximation with ties counted elsewhere).
///
/// Errors   BadParameter: NaN, infinities, other than two samples, an empty one.
/// Edges    where no order statistic reaches the level the interval is unbounded.
/// Cost     some twenty passes of O(n + m) after sorting: the nm differences are never listed.
/// Source   Hodges & Lehmann, Ann. Math. Stat. 34 (1963) 598; Lehmann, Nonparametrics (1975), ch. 2.
Effect hodges_lehmann(const HodgesLehmann& question, core::Run& run);

/// The same of plain finite numbers.
Effect hodges_lehmann_of(std::span<const double> x, std::span<const double> y, double confidence);
/// And of such as are in increasing order, with the ranks of them together.
Effect hodges_lehmann_of_sorted(const std::vector<double>& x, const std::vector<double>& y, double confidence,
                                const Ranks& ranks);

}  // namespace ansatz::hypothesis

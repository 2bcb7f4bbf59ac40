// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/information/neighbours/points.h"

namespace ansatz::information {

/// How many rows count as one where rows that follow each other are alike in both samples: the factor
/// 1 + 2 Σ ρ_x(lag) ρ_y(lag) by which chance correlation of two unrelated series is more variable than that of
/// independent rows, with autocorrelations of the ranks, and of all pairs of columns the largest.
///
/// Edges    a column in rising or falling order is taken for sorted rows, of which nothing can be said, and is left
///          out; 1 where all are, and where what is found is within six deviations (2 √lags / N) of independent rows.
/// Cost     O(N d) for each of at most 200 lags, up to a tenth of N.
/// Source   Bartlett (1935).
double rows_that_count_as_one(const Points& x, const Points& y);

}  // namespace ansatz::information

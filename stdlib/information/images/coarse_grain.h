// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"

namespace ansatz::information {

struct CoarseGrain {
  core::Array x;                    ///< [y, x]
  int grain = 3;                    ///< g, odd: pixels a side of the window that is averaged over
  int levels = 3;                   ///< L, at least 2
  core::Interval within{0.0, 1.0};  ///< the means that levels are made of; what lies beyond belongs to the end levels
  bool adjusted = false;            ///< give cells a level beside the most frequent one of their row that level
};

/// What is left of a picture at a distance: the mean over the g × g pixels about each pixel, cut off at the edges, as
/// one of L levels 0 … L − 1, even steps over `within`, of which each holds its lower end. Where a mean lies near the
/// border of two levels the level flickers with every pixel; adjusted, cells of a row whose level is the row's most
/// frequent one or a neighbour of it (of two as frequent the lower) all get that one, so that what stays is what
/// departs from its row. [y, x], whole numbers.
///
/// Errors   BadParameter: not two dimensions, no pixel, g even or below 1, L below 2, `within` not finite or without
///          width; NaN, infinities.
/// Edges    adjusting takes for granted that a row is one thing: of two levels it makes every row flat.
/// Cost     sums over windows from a table of sums: some passes, whatever g is.
/// Source   Aaronson, Carroll & Ouellette (2014).
core::Array coarse_grain(const CoarseGrain& question, core::Run& run);

}  // namespace ansatz::information

// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct PersistentHomologyDimension {
  core::Array x;                ///< [sample] or [sample, component]
  std::vector<double> sizes{};  ///< of subsamples, increasing; empty: 8 in even ratios from N/16 (at least 8) to N
  int repeats = 7;              ///< subsamples of each size but N, at least 1
};

struct TreeEstimate {
  double dimension = 0;        ///< 1/(1 − slope); infinite where the slope is 1 or more
  double dimension_error = 0;  ///< by the standard error of the slope
  core::Array lengths;         ///< [size]: mean length of the shortest tree
};

/// Intrinsic dimension by the shortest tree that joins all rows: its length, which is the sum of the lifetimes of the
/// components in persistent homology of degree 0, grows as n^{(d − 1)/d} with the number of rows n.
///
/// Subsamples are drawn without replacement; ln of the mean length is fitted on ln n by a straight line of slope m, and
/// the dimension is 1/(1 − m). Where the sample repeats rows trees grow too slowly, and the dimension is low.
///
/// Errors   BadParameter: fewer than 16 rows where no sizes are given; fewer than two sizes, one that is not whole,
///          below 2 or above N, sizes not increasing; repeats below 1; NaN, infinities.
/// Edges    rows that are all the same have trees of no length: NaN with a warning.
/// Accuracy low in many dimensions, as all that look at n^{1/d} are: of 2000 rows in a cube 1.96 of 2, 3.75 of 4, 8.5
/// of 10. Random   run.stream("subsamples"). Cost     O(n² d) a tree, in threads tree by tree; O(n) memory each. Source
/// Adams et al. (2020); Schweinhart (2020); Tulchinskii et al. (2023) for texts.
TreeEstimate persistent_homology_dimension(const PersistentHomologyDimension& question, core::Run& run);

}  // namespace ansatz::information

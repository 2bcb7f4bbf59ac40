// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::information {

struct RankAlignmentQuestion {
  std::vector<core::Array>
      representations;  ///< two or more, [row, component]; rows and components may differ in number
  bool centred = true;  ///< take the mean of each column out first
};

struct RankAlignment {
  double alignment = 0;          ///< mean of the ranks over the largest
  double entropy_alignment = 0;  ///< likewise of the entropies
  core::Array ranks;             ///< [representation], exp of the entropies
  core::Array entropies;         ///< [representation], von_neumann_entropy of each, in nats
};

/// How near representations come to one another in the directions that they make use of: say of an image, of its
/// caption, and of both together. 1 where all have one rank; 1/k where one of k has all of it. A pair that goes
/// together adds little to what its parts have already.
///
/// Edges    as von_neumann_entropy; where one representation has no spectrum, neither alignment is a number; where all
///          have rank 1, both are 1.
/// Errors   BadParameter: fewer than two, NaN, infinities, no rows.
/// Source   Wei et al. (2024): of entropies in the first version, of ranks in the one that was printed.
RankAlignment rank_alignment(const RankAlignmentQuestion& question, core::Run& run);

}  // namespace ansatz::information

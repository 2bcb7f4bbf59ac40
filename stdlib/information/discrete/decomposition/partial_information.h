// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/run.h"
#include "stdlib/information/base.h"
#include "stdlib/information/discrete/joint/joint.h"

namespace ansatz::information {

/// Sources, and a target they tell of.
struct PartialInformation {
  core::Value p;  ///< masses, one dimension a variable; or a sample: a table or record of columns
  Names sources;  ///< two to four variables
  Names target;   ///< one variable or more, taken as one
  Base base = std::string("nat");
};

struct PartialInformationResult {
  core::Array atoms;         ///< [atom]: what each adds; coordinates "{x}{y}", "{x}", "{y}", "{xy}"
  core::Array redundancies;  ///< [atom]: I_min itself, the atoms at and below each
  double information = 0;    ///< I(target; sources), the sum of the atoms
};

/// Partial information decomposition of Williams and Beer: what the target's values are told by all of several sets of
/// sources at least,
///
///   I_min = Σ_y p(y) min_i Σ_a p(a|y) ln[p(y|a)/p(y)],
///
/// on the lattice of antichains of sets of sources, and by Möbius inversion the part of each set alone. An atom is
/// named by its sets: "{x}{y}" is what x and y tell alike, "{xy}" what only both together tell; names longer than a
/// letter are parted by a comma.
///
/// Errors   as mutual; BadParameter: other than two to four sources, one named twice or among the target.
/// Edges    I_min counts what sources tell of one value of the target as shared, also where they tell different things:
///          of a copy of two independent bits it calls one bit redundant. See unique_information.
/// Cost     4, 18 or 166 atoms; O(cells) for each of the 2^m − 1 sets.
/// Source   Williams & Beer, arXiv:1004.2515 (2010).
PartialInformationResult partial_information(const PartialInformation& question, core::Run& run);

}  // namespace ansatz::information

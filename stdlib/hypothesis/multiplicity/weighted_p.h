// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "stdlib/core/value.h"
#include "stdlib/hypothesis/multiplicity/adjusted_p.h"

namespace ansatz::hypothesis {

/// The p-values of one family, and what was thought of each hypothesis before.
struct WeightedP : AdjustedP {
  std::vector<double> weights;  ///< one a p, at least 0, not all 0; brought to a mean of 1
};

/// Benjamini & Hochberg's of p/w: a hypothesis that was thought likely to be false is given more of the level. The
/// expected share of false rejections stays what it was as long as the weights do not come from the same data. A weight
/// of 0 is never rejected.
///
/// Errors   BadParameter: a p outside [0, 1]; weights of another number, negative, not finite, or all 0.
/// Source   Genovese, Roeder & Wasserman, Biometrika 93 (2006) 509.
core::Array weighted_benjamini_hochberg(const WeightedP& question, core::Run& run);

/// The p-values of one family, and the group each belongs to.
struct GroupedP : AdjustedP {
  core::Value group;  ///< a text or number for each p
};

/// Benjamini & Hochberg's with weights from the same p-values, group by group: where few hypotheses of a group hold,
/// its p count for more.
///
///   p π̂₀/(1 − π̂₀) of the p's own group, adjusted together, times 1 − π̄₀ over all
///
/// π̂₀ is the share of hypotheses of a group that hold, ⌊(n + 1 − i)/(1 − p₍ᵢ₎)⌋ + 1 of n where that quotient
/// first rises. A group in which all seem to hold is never rejected. The share of false rejections is the given one
/// in large groups; small ones may exceed it.
///
/// Errors   BadParameter: a p outside [0, 1]; groups of another number.
/// Source   Hu, Zhao & Zhou, J. Am. Stat. Assoc. 105 (2010) 1215; Benjamini & Hochberg, J. Educ. Behav. Stat. 25 (2000)
///          60, for π̂₀.
core::Array grouped_benjamini_hochberg(const GroupedP& question, core::Run& run);

}  // namespace ansatz::hypothesis

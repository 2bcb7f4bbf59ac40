// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/information/base.h"

namespace ansatz::information {

/// What is known of two sources and a target where all three are never seen together.
struct UnseenSynergy {
  core::Array first;    ///< [a, y] masses of the first source with the target
  core::Array second;   ///< [b, y] of the second
  core::Array sources;  ///< [a, b] of both, without the target
  Base base = std::string("nat");
};

struct UnseenSynergyResult {
  double least = 0, most = 0;                  ///< synergy of the joints with these marginals
  double redundant = 0;                        ///< what either source tells
  double unique_first = 0, unique_second = 0;  ///< what one tells alone
  double by_sharing = 0;                       ///< a lower bound, redundant − I(a; b); it may be negative
  double by_disagreement = 0;                  ///< another, by how far apart p(y|a) and p(y|b) are
  double disagreement = 0;                     ///< their mean Bhattacharyya distance
  double gap = 0;                              ///< how far any of them is off at most
};

/// How much two sources tell of a target only together (as unique_information has it), bounded by what is seen of any
/// two of the three. What each tells alone and what both tell alike follow from `first` and `second`; the synergy is
/// I(y; a, b) less those, and lies between the least and the most of all joints with these marginals. No bound by these
/// marginals is better. The least belongs to the joint of most entropy, which is fitted; I is convex in the joint, so
/// that the most is at a corner of their convex set, all of which are visited.
///
/// Two lower bounds need less. `by_sharing` is redundant − I(a; b). `by_disagreement`: whoever sees both sources knows
/// p(y|a, b), from which p(y|a) is as far as the second source adds, unique_second + synergy, and p(y|b) likewise. They
/// can be near it only if near each other: for any share w
///
///   synergy ≥ E[−ln Σ_y p(y|a)^w p(y|b)^(1−w)] − w unique_second − (1 − w) unique_first,
///
/// and the best w is taken (the function is concave in it); 0 at least. It is the bound of Liang and others by
/// disagreement of classifiers, made of Rényi's divergence, for which its constant is 1.
///
/// Errors   BadParameter: not two dimensions; masses that are negative, not finite or not of sum 1; variables of one
///          value; single marginals that differ by more than 1e-9; marginals that no joint has; more than 20000
///          corners, or edges on the way to them (3 × 3 × 3 has some 1000).
/// Source   Liang et al., Int. Conf. Learn. Represent. (2024); Bertschinger et al., Entropy 16 (2014) 2161; van Erven &
///          Harremoës, IEEE Trans. Inf. Theory 60 (2014) 3797, theorem 30, for the least of w D(q‖f) + (1 − w) D(q‖g).
UnseenSynergyResult unseen_synergy(const UnseenSynergy& question, core::Run& run);

}  // namespace ansatz::information

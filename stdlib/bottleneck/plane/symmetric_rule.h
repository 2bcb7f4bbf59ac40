// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"
#include "stdlib/core/value.h"
#include "stdlib/information/base.h"

namespace ansatz::bottleneck {

/// A task for networks whose joint distribution is known: is a pattern of points on a sphere, seen from anywhere, a
/// large and lopsided one?
struct SymmetricRule {
  int bits = 12;          ///< points: the corners of a tetrahedron (4), octahedron (6), cube (8) or icosahedron (12)
  double gain = 6;        ///< γ above 0; infinite for a rule without doubt
  double held_out = 0.2;  ///< share of the patterns kept from training, in [0, 1)
  information::Base base = std::string("nat");
};

struct SymmetricRuleResult {
  core::Array x;           ///< [pattern, bit] to be learnt from, 0 or 1
  core::Array y;           ///< [pattern] their classes, 0 or 1
  core::Record held_out;   ///< x and y of the others; of none where none are held out
  core::Array patterns;    ///< [pattern, bit] all of them, the first bit counting most
  core::Array joint;       ///< [pattern, class] p(x, y)
  core::Array power;       ///< [pattern] u
  double threshold = 0;    ///< θ
  double information = 0;  ///< I(X; Y)
  int orbits = 0;          ///< patterns that differ in some degree of their power spectrum: 64 for 12 bits
};

/// All 2ⁿ subsets of n points evenly placed on a sphere, equally likely, in two classes by a rule that rotations and
/// reflections leave alone: a function of the power spectrum of the subset's spherical harmonics,
///
///   p(y = 1 | x) = 1/(1 + exp(−γ (u − θ))),   u = P₀ + (5/4) P₁ + (2/3) P₂,
///   P_l = (2l + 1) Σ_ij x_i x_j Legendre_l(p_i · p_j),
///
/// in units of what a single point has in degree 0. θ is the middle of the gap above which as few patterns lie as can
/// be, yet at least half of them. Classes are drawn by p(y|x), and which patterns are held out is drawn.
///
/// The task is that of Shwartz-Ziv & Tishby, who print neither the weights of the degrees nor the unit of γ. With these
/// weights a pattern of 5, 6 or 7 points is of class 1 in 60 of 792, 532 of 924 and 732 of 792 cases, one of fewer
/// points never and one of more always, as in the labels that they published; and γ = 6 leaves the 0.99 bit that they
/// report.
///
/// Errors   BadParameter: bits that are none of these, a gain that is not above 0, a share held out outside [0, 1) or
///          one that leaves nothing to learn from.
/// Random   run.stream("labels"), run.stream("held_out").
/// Source   Shwartz-Ziv & Tishby (2017), §3.1.
SymmetricRuleResult symmetric_rule(const SymmetricRule& question, core::Run& run);

}  // namespace ansatz::bottleneck

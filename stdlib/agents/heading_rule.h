// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "stdlib/agents/direction.h"
#include "stdlib/agents/zone_sums.h"
#include "stdlib/core/random.h"

namespace ansatz::agents {

/// How an agent turns, and how it errs.
enum class Rule {
  rotation,     ///< turns in the plane of both directions; the new heading is then disturbed
  couzin2002,   ///< the direction it wants is disturbed, then it turns towards that
  dewi_kadita,  ///< the published solver: mixes both directions, then adds a Gaussian vector
};

/// A heading from an older one and from what an agent sees.
///
///   D  = R/|R| where anyone is too near, else (w O + A)/|w O + A|, else (nobody, or a sum shorter than 1e-10) d itself
///   d' = D where the angle φ between d and D is at most θ, else d rotated towards D by θ in the plane of both; where
///        they are opposite, in a plane drawn at random
///
/// Noise rotates a direction by an angle ρ = σ √(g₁² + g₂²) about an axis across it, (g₁, g₂) two standard normals: the
/// exponential map of a Gaussian in the tangent plane, a spherically wrapped Gaussian. Its mean cosine is
/// 1 - √2 σ F(σ/√2), F Dawson's integral: 1 - σ² + σ⁴/3 - …
///
/// dewi_kadita   d' = ((1 - t) d + t D)/|…|, t = θ/φ, which turns by the wrong angle, then (d' + σ (g₁, g₂, g₃))/|…|.
class HeadingRule {
 public:
  /// θ and σ are those of one step.
  HeadingRule(Rule rule, double largest_turn, double noise);

  /// Standard normals that one agent takes in one step: 0, 2 or 3.
  std::size_t draws() const { return noise_ == 0 ? 0 : rule_ == Rule::dewi_kadita ? 3 : 2; }

  /// `noise` holds draws() numbers. `plane` gives the random plane: draws `index` on are its own.
  Vec3 next(Vec3 heading, const ZoneSums& seen, std::span<const double> noise, const core::Stream& plane,
            std::uint64_t index) const;

 private:
  Vec3 turned(Vec3 heading, Vec3 desired, const core::Stream& plane, std::uint64_t index) const;
  Vec3 mixed(Vec3 heading, Vec3 desired) const;
  Vec3 disturbed(Vec3 direction, std::span<const double> noise) const;

  Rule rule_;
  double turn_, noise_, cos_turn_, sin_turn_;
};

/// Two directions across `d` and each other.
struct Across {
  Vec3 first, second;
};
Across across(Vec3 d);

}  // namespace ansatz::agents

// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "stdlib/core/random.h"
#include "stdlib/fields/complex_ring.h"

namespace ansatz::fields {

/// How an environment disturbs a wave, in model units.
struct Noise {
  double dephasing = 0;    ///< γ, a rate
  double amplitude = 0;    ///< a, an energy
  double time = 1;         ///< τ of that, above 0
  double correlation = 1;  ///< ℓ, a length; as published none: every point by itself
  bool is_published = false;

  bool is_none() const { return dephasing == 0 && amplitude == 0; }
};

/// One course of a random potential that acts on ψ as phases exp(-i ∫W dt):
///
///   dephasing   W white in time, ⟨W(x, t) W(x', t')⟩ = γ C(x - x') δ(t - t')
///   noise       W of Ornstein and Uhlenbeck, ⟨W(x, t) W(x', t')⟩ = a² C(x - x') exp(-|t - t'|/τ)
///
/// with C(s) = exp(-s²/(2ℓ²)). Over all courses of the first, ρ(x, x') decays at the rate γ (1 - C(x - x')): a Lindblad
/// equation, exactly, however long an interval is. The second is drawn in the middle of each interval.
///
/// The draws belong to waves of the ring and are addressed by interval and wave, so that the same draws are the same
/// field on every grid that has those waves.
///
/// As published, every point has draws of its own at every step: phases √(2γ dt) g, and W ← d W + a √(1 - d²) g from 0
/// with d = exp(-dt/τ). Finer grids then kick harder.
class Environment {
 public:
  Environment(const ComplexRing& ring, const Noise& noise, core::Stream stream);

  /// Intervals between kicks should not be longer.
  double longest_interval() const;
  /// What the next interval turns ψ by, at each point.
  std::span<const double> kick(double length);
  /// The same of a published step: half of the noise before it, and behind it half of the noise and the dephasing.
  std::span<const double> published_kick(double length, bool is_behind);

 private:
  void draw_waves();

  const ComplexRing& ring_;
  Noise noise_;
  core::Stream stream_;
  std::vector<double> weights_;                      ///< of cosine and sine of each wave, from the longest
  std::vector<double> draws_, fluctuation_, turns_;  ///< of the waves; of W, likewise or by point; of the points
  core::AlignedBuffer spectrum_, field_;
  double last_length_ = 0;
  std::uint64_t interval_ = 0;
};

}  // namespace ansatz::fields

// SPDX-License-Identifier: MIT
#pragma once

#include "stdlib/core/run.h"
#include "stdlib/fields/initial_state.h"

namespace ansatz::fields {

// Kinks of V = (λ/4) (φ² - v²)², with s = v √(λ/2), γ = 1/√(1 - u²). Every kernel refuses |u| ≥ 1, and λ, v not above
// 0. Formulas: Manton and Sutcliffe, Topological Solitons (2004), chapter 5.

/// φ = v tanh(s γ (x - x₀ - u t)), from -v up to v. Energy (2√2/3) √λ v³ γ.
struct Kink {
  double velocity = 0;  ///< u
  double position = 0;  ///< x₀
  double lambda = 1;    ///< λ
  double vacuum = 1;    ///< v
};
InitialState kink(const Kink& state, core::Run& run);

/// The mirror image, from v down to -v.
struct Antikink {
  double velocity = 0;  ///< u
  double position = 0;  ///< x₀
  double lambda = 1;    ///< λ
  double vacuum = 1;    ///< v
};
InitialState antikink(const Antikink& state, core::Run& run);

/// A kink on the left and an antikink on the right that run into each other, each with speed u:
///   φ = v [tanh(s γ (x - x₀ + d/2)) - tanh(s γ (x - x₀ - d/2)) - 1].
/// A superposition: right up to the tails' overlap, exp(-2 s γ d). A warning when d is below four widths, 4√2/(v √λ).
struct KinkAntikink {
  double velocity = 0.3;   ///< u
  double separation = 20;  ///< d, above 0
  double position = 0;     ///< x₀, the middle
  double lambda = 1;       ///< λ
  double vacuum = 1;       ///< v
};
InitialState kink_antikink(const KinkAntikink& state, core::Run& run);

}  // namespace ansatz::fields

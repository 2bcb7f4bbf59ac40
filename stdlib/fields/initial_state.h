// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <variant>

#include "stdlib/core/array.h"
#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"

namespace ansatz::fields {

/// φ or φ_t at the start: a function of x, samples at the points of the grid it is used on, or one number for all.
using Profile = std::variant<core::Function, core::Array>;

/// A state as a publication has it, right or wrong.
struct PublishedStart {
  core::Function field;     ///< φ(x, 0)
  core::Function velocity;  ///< φ_t(x, 0)
};

/// What a field equation starts from, with what is known of it.
struct InitialState {
  Profile field;     ///< φ(x, 0)
  Profile velocity;  ///< φ_t(x, 0)
  std::optional<core::Function>
      potential;               ///< V of the theory whose solution this is; a solver warns when given another
  double vacuum_distance = 1;  ///< from one vacuum to the next, the unit of topological charge
  std::optional<PublishedStart> published = {};  ///< the formulas that mode compat starts from, where there are any
};

/// A start of one's own. Both may be functions of x, or arrays along x such as a solution's last φ and φ_t.
struct FreeState {
  Profile field;               ///< φ(x, 0)
  Profile velocity;            ///< φ_t(x, 0); at rest where it is left out
  double vacuum_distance = 1;  ///< above 0
  FreeState();
};
InitialState initial_state(const FreeState& state, core::Run& run);

/// φ = A exp(-((x - x₀)/w)²), moving as a whole: φ_t = -u φ_x.
struct Gaussian {
  double amplitude = 1;  ///< A; a warning beyond ±100
  double width = 2;      ///< w, above 0
  double position = 0;   ///< x₀
  double velocity = 0;   ///< u
};
InitialState gaussian(const Gaussian& state, core::Run& run);

}  // namespace ansatz::fields

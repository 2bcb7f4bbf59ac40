// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "stdlib/core/run.h"

namespace ansatz::hypothesis {

/// Effect, size, level and power of a test hang together: three of them given, the fourth follows. The level is 0.05
/// where it is not given; nothing asks for it.
struct PowerQuestion {
  std::optional<double> effect{};     ///< in the units of the design
  std::optional<double> n{};          ///< what the design counts
  std::optional<double> alpha{0.05};  ///< in (0, 1)
  std::optional<double> power{};      ///< in (0, 1): the chance of p ≤ alpha where the effect is as large as that
};

struct PowerResult {
  double effect = 0, n = 0, alpha = 0, power = 0;
  std::string solved_for;  ///< "effect", "n", "alpha" or "power"
  std::string reading;
};

/// What a test brings along.
struct PowerDesign {
  std::string kernel, title;   ///< "t_power", "two-sample t"
  std::string n_of;            ///< "values in the first sample"
  double least_n = 2;          ///< the smallest size that the power is defined for
  double most_effect = 1e6;    ///< 1 for correlations
  bool signed_effect = false;  ///< effects below 0 count as such
  /// Rises with n, alpha and (where the alternative looks that way) the effect.
  std::function<double(double effect, double n, double alpha)> power;
};

/// Solves for what is not given: bisection, on the logarithm for n and alpha, to 1e-13 relative. n need not be whole. A
/// test that looks for effects below 0 is the same test with the effect's sign turned.
///
/// Errors   BadParameter: other than one of the four left out; one out of range; a power that no size, effect or level
///          reaches, as one below alpha, or one for an effect of 0.
PowerResult solve_power(const PowerQuestion& question, const PowerDesign& design, bool looks_below = false);

}  // namespace ansatz::hypothesis

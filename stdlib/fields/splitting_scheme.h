// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ansatz::fields {

/// A symmetric composition of two flows, kick and drift: kick(b₀ h) drift(a₀ h) kick(b₁ h) … drift(a_s h) kick(b₀ h).
/// The last kick of a step and the first of the next fall on the same field and are taken as one.
///
///   verlet    leapfrog in its one-step form; order 2, one force a step
///   verlet4   SRKN₆ᵇ of Blanes and Moan, J. Comput. Appl. Math. 142 (2002) 313–330, Table 3: order 4, six forces a
///             step, for kicks that depend on the field alone
///   strang, strang4   the same coefficients, where the drift is the exact flow of the linear equation
struct SplittingScheme {
  std::string_view name;
  int order;
  bool exact_linear;               ///< the drift solves φ_tt = φ_xx - m² φ exactly
  std::span<const double> kicks;   ///< b: one more than drifts; sum 1
  std::span<const double> drifts;  ///< a: sum 1

  /// Stable while step · Ω_max stays below. Kick–drift: where the trace of the step of q'' = -Ω² q leaves [-2, 2].
  /// Exact linear flow: π, where a step turns the highest mode by half a turn and a force left over resonates with it.
  double limit;

  int stages() const { return static_cast<int>(drifts.size()); }
};

/// The scheme of that name, or null.
const SplittingScheme* find_scheme(std::string_view name);

/// "verlet", "verlet4", "strang", "strang4".
std::vector<std::string> scheme_names();

/// The compositions for a complex field (split_operator.h), whose drift is the exact flow of the kinetic term:
///
///   strang, strang4   as above; one and six pairs of transforms a step
///   strang6    SRKN₁₁ᵇ of Blanes and Moan: order 6, eleven pairs, for kicks that depend on the field alone
///   yoshida4   Yoshida, Phys. Lett. A 150 (1990) 262–268: order 4, three pairs, and a larger error than strang4's
///
/// A plane wave on a uniform background resonates with the step where step · k²/(2m) reaches `limit` (Weideman and
/// Herbst, SIAM J. Numer. Anal. 23 (1986) 485–507).
const SplittingScheme* find_unitary_scheme(std::string_view name);
std::vector<std::string> unitary_scheme_names();

}  // namespace ansatz::fields

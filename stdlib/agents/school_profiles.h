// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "stdlib/agents/couzin.h"
#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// A school, and how finely to look at it.
struct SchoolProfiles {
  School school;                ///< with trajectories each stored instant is looked at, else its last state
  std::optional<double> reach;  ///< largest distance; absent: r_attract of the school
  std::int64_t distances = 20;  ///< bins on [0, reach]
  std::int64_t bearings = 12;   ///< bins on [0, 180] degrees
};

/// Where agents are in their school, and where an agent has its neighbours. Coordinates are the middles of bins, which
/// are closed on the left, the last on both sides; bearings in degrees.
struct Profiles {
  core::Array radial;              ///< number density about the centre of the largest group [time, distance]
  core::Array polar;               ///< density about the mean heading of that group, 1 where even [time, bearing]
  core::Array neighbours;          ///< number density of others about an agent's heading [time, distance, bearing]
  core::Array neighbour_distance;  ///< the same whatever the bearing [time, distance]
};

/// Radial and polar profiles of a school.
///
///   radial(r)         = members of the largest group at distance r from its centre / volume of the shell
///   polar(β)          = their share at angle β between (place - centre) and the mean heading / share of the sphere
///   neighbours(r, β)  = mean over all agents of others at distance r and angle β to the agent's own heading / volume,
///                       2π/3 (r₂³ - r₁³)(cos β₁ - cos β₂)
///
/// So Σ radial · volume is the size of the group within reach, the mean of polar over the sphere is 1, and isotropic
/// places of number density n have neighbours n everywhere.
///
/// Errors   BadParameter: a reach that is not positive and finite or beyond half a periodic box, no bin, more than 10⁴,
///          a school without a last state.
/// Edges    a member in the very centre has no bearing and counts in `radial` alone; a group whose headings cancel has
///          no mean heading, and `polar` is NaN; a lone agent has neighbours 0.
/// Cost     all pairs of small schools, cells beyond; draws no random numbers.
Profiles school_profiles(const SchoolProfiles& question, core::Run& run);

}  // namespace ansatz::agents

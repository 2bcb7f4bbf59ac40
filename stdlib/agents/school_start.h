// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "stdlib/agents/agent_arrays.h"
#include "stdlib/agents/couzin.h"
#include "stdlib/agents/published_generator.h"
#include "stdlib/agents/space.h"

namespace ansatz::agents {

/// How many agents a state has. BadParameter where it is not [agent, 3].
std::size_t agents_of(const SchoolState& state);

/// A state of one's own: headings are brought to length one.
///
/// Errors   BadParameter: shapes, numbers that are not finite, places outside of the box or with a coordinate beyond
///          `farthest`, headings of length 0, two agents nearer than 1e-10: they would not see each other, ever.
AgentArrays given_start(const SchoolState& state, const Space& space, double farthest, core::Run& run);

/// random   places uniform in the box, or in open space in a sphere; headings uniform on the sphere of directions
/// ring     on a circle with headings along it, both a little disturbed: angle 2πi/N + 0.1 g, radius R (1 + 0.15 g),
///          height 0.3 R g, heading (-sin, cos, 0.1 g)
///
/// R is `start_radius`. Left out, a sphere has the larger of r_attract/2 and r_repel N^(1/3), where agents see others
/// and few are crowded; a ring a quarter of the box, or the same sphere's radius. With a generator, draws come from it
/// in the order of the published solver.
AgentArrays made_start(const Couzin& question, const Space& space, std::size_t agents,
                       std::optional<PublishedGenerator>& generator, core::Run& run);

}  // namespace ansatz::agents

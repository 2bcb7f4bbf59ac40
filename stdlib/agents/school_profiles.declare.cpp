// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_profiles.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::agents {

void declare_school_profiles(core::Registry& registry) {
  registry.kernel("agents.school_profiles", &school_profiles)
      .version(2)  // about a centre that is rounded otherwise in its last digits
      .summary("Radial and polar profiles of a school, and where an agent has its neighbours.")
      .details(
          "Number densities by distance and by bearing, at each stored instant where couzin kept trajectories, else of "
          "its last state. Distances are cut into equal shells up to `reach`, bearings into equal angles from 0, "
          "ahead, to 180, behind; coordinates are the middles of these bins. Means over time are those of any array: "
          "mean(profiles.neighbours, over = \"time\", from = 50).")
      .parameter("school", &SchoolProfiles::school)
      .required()
      .meaning("A result of couzin.")
      .parameter("reach", &SchoolProfiles::reach)
      .range(core::above(0))
      .meaning("Largest distance looked at; where left out, r_attract of the school. At most half of a periodic box.")
      .parameter("distances", &SchoolProfiles::distances)
      .range(core::between(1, 10000))
      .meaning("How many shells.")
      .parameter("bearings", &SchoolProfiles::bearings)
      .range(core::between(1, 10000))
      .meaning("How many angles.")
      .result("radial", &Profiles::radial)
      .shape("time", "distance")
      .meaning("Agents of the largest group per volume, by distance from its centre.")
      .result("polar", &Profiles::polar)
      .shape("time", "bearing")
      .meaning(
          "The same agents by the angle between their place, seen from the centre, and the mean heading; 1 where they "
          "are spread evenly. NaN where headings cancel.")
      .result("neighbours", &Profiles::neighbours)
      .shape("time", "distance", "bearing")
      .meaning("Other agents per volume, by distance from an agent and angle to its heading, mean over all agents.")
      .result("neighbour_distance", &Profiles::neighbour_distance)
      .shape("time", "distance")
      .meaning("The same whatever the angle.")
      .source(core::cite("couzin2002", "(the model)"))
      .example("max(school_profiles(couzin(agents = 30, until = 1)).neighbour_distance)");
}

}  // namespace ansatz::agents

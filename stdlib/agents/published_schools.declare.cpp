// SPDX-License-Identifier: MIT
#include "stdlib/agents/published_schools.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::agents {

void declare_published_schools(core::Registry& registry) {
  registry.kernel("agents.couzin2002", &couzin2002)
      .summary("Parameters of couzin as in Couzin et al. (2002): open space, 100 agents, steps of 0.1 s.")
      .details(
          "Needs no values, so it may be spread as it stands: couzin(couzin2002..., r_orient = 3.5, r_attract = 15). "
          "Say "
          "r_orient and r_attract; the paper varies both from 1 to 16.")
      .result("agents", &Couzin2002Parameters::agents)
      .meaning("How many.")
      .result("r_repel", &Couzin2002Parameters::r_repel)
      .meaning("Outer radius of the zone of repulsion, the unit of length.")
      .result("perception_angle", &Couzin2002Parameters::perception_angle)
      .unit("deg")
      .meaning("The field of perception.")
      .result("speed", &Couzin2002Parameters::speed)
      .meaning("Of every agent.")
      .result("turning_rate", &Couzin2002Parameters::turning_rate)
      .meaning("40 degrees a second.")
      .result("noise", &Couzin2002Parameters::noise)
      .meaning("0.05 rad a step.")
      .result("noise_in", &Couzin2002Parameters::noise_in)
      .meaning("The direction wanted is disturbed, then turned to.")
      .result("boundary", &Couzin2002Parameters::boundary)
      .meaning("None.")
      .result("step", &Couzin2002Parameters::step)
      .meaning("Length of a step.")
      .source(core::cite("couzin2002", "Table 1"))
      .example("couzin2002().speed", 3, 0);

  registry.kernel("agents.published_school", &published_school)
      .summary("Parameters of couzin for one of the four scenarios that dewi-kadita 0.0.4 comes with.")
      .details(
          "Spread it into a call: couzin(published_school(\"torus\")...). The names are the published ones; whether a "
          "school stays in the state it is named for is another matter. In mode \"correct\" a box below 2 r_attract is "
          "enlarged to that, with as many agents, and the experiment has the seed.")
      .parameter("name", &PublishedSchool::name)
      .required()
      .range(core::one_of({"swarm", "torus", "dynamic parallel", "highly parallel"}))
      .meaning("Which one.")
      .parameter("mode", &PublishedSchool::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("The mode of couzin it is for.")
      .result("agents", &PublishedSchoolParameters::agents)
      .meaning("How many.")
      .result("r_repel", &PublishedSchoolParameters::r_repel)
      .meaning("Outer radius of the zone of repulsion.")
      .result("r_orient", &PublishedSchoolParameters::r_orient)
      .meaning("Of the zone of orientation.")
      .result("r_attract", &PublishedSchoolParameters::r_attract)
      .meaning("Of the zone of attraction.")
      .result("perception_angle", &PublishedSchoolParameters::perception_angle)
      .unit("deg")
      .meaning("The whole angle seen: 360 less twice the published half angle of the blind cone.")
      .result("orientation_weight", &PublishedSchoolParameters::orientation_weight)
      .meaning("Of headings beside directions.")
      .result("speed", &PublishedSchoolParameters::speed)
      .meaning("Of every agent.")
      .result("turning_rate", &PublishedSchoolParameters::turning_rate)
      .meaning("The published turn of a step, over the step.")
      .result("noise", &PublishedSchoolParameters::noise)
      .meaning("The published noise of a step, over the root of the step.")
      .result("boundary", &PublishedSchoolParameters::boundary)
      .meaning("Joined faces.")
      .result("box", &PublishedSchoolParameters::box)
      .meaning("Edge of the cube.")
      .result("step", &PublishedSchoolParameters::step)
      .meaning("Length of a step.")
      .result("until", &PublishedSchoolParameters::until)
      .meaning("Last time.")
      .result("frames", &PublishedSchoolParameters::frames)
      .meaning("Measured instants: every step.")
      .result("start", &PublishedSchoolParameters::start)
      .meaning("How they start.")
      .result("start_radius", &PublishedSchoolParameters::start_radius)
      .meaning("Of a ring.")
      .result("seed", &PublishedSchoolParameters::seed)
      .meaning("In mode \"compat\" the published seed; spread it and say seed = nothing for an ensemble.")
      .result("mode", &PublishedSchoolParameters::mode)
      .meaning("The mode of couzin.")
      .source(core::cite("herho2026", "its four cases"))
      .example("published_school(\"torus\").agents", 200, 0)
      .example("couzin(published_school(\"swarm\", mode = \"compat\")..., until = 1).steps", 10, 0);

  registry.kernel("agents.schooling_index", &schooling_index)
      .summary("The oceanic schooling index of a school along time: a weighted mean of seven entropies.")
      .details(
          "Of a school of mode \"compat\" the published one, `published_index`; of any other the corrected one, "
          "`index`. High "
          "is disorder. It is no entropy, and its weights were chosen by its authors.")
      .parameter("school", &SchoolingIndex::school)
      .required()
      .meaning("A result of couzin with entropies.")
      .returns("The index at each measured instant.")
      .shape("time")
      .source(core::cite("herho2026"))
      .example("min(schooling_index(couzin(agents = 50, until = 2)))");
}

}  // namespace ansatz::agents

// SPDX-License-Identifier: MIT
#include "stdlib/agents/couzin.h"
#include "stdlib/core/declare/bibliography.h"
#include "stdlib/core/declare/registry.h"

namespace ansatz::agents {

namespace {

void declare_zones(core::KernelBuilder<Couzin, School>& kernel) {
  kernel.parameter("agents", &Couzin::agents)
      .range(core::between(1, 1 << 30))
      .meaning("How many. Where `initial` is given it says so itself.");
  kernel.parameter("r_repel", &Couzin::r_repel)
      .range(core::above(0))
      .meaning(
          "Outer radius of the zone of repulsion: whoever is nearer is turned away from, and nothing else counts.");
  kernel.parameter("r_orient", &Couzin::r_orient)
      .range(core::above(0))
      .meaning("Outer radius of the zone of orientation, at least r_repel: agents there are swum along with.");
  kernel.parameter("r_attract", &Couzin::r_attract)
      .range(core::above(0))
      .meaning("Outer radius of the zone of attraction, at least r_orient: agents there are swum towards.");
  kernel.parameter("perception_angle", &Couzin::perception_angle)
      .unit("deg")
      .range(core::above_up_to(0, 360))
      .meaning(
          "The whole angle that an agent sees; behind it is blind. 270 is a blind cone of 45 degrees to either side.");
  kernel.parameter("orientation_weight", &Couzin::orientation_weight)
      .range(core::between(0, 1))
      .meaning("What a neighbour's heading counts beside a direction towards a neighbour.");
}

void declare_motion(core::KernelBuilder<Couzin, School>& kernel) {
  kernel.parameter("speed", &Couzin::speed).range(core::at_least(0)).meaning("Of every agent, always.");
  kernel.parameter("turning_rate", &Couzin::turning_rate)
      .unit("rad")
      .default_text("40 deg")
      .range(core::at_least(0))
      .meaning("Largest angle turned in unit time.");
  kernel.parameter("noise", &Couzin::noise)
      .unit("rad")
      .default_text("0.05 / sqrt(0.1)")
      .range(core::at_least(0))
      .meaning(
          "Standard deviation of headings in each of the two directions across, after unit time; a step adds noise · "
          "√step. Rotational diffusion is noise²/2.");
  kernel.parameter("noise_in", &Couzin::noise_in)
      .range(core::one_of({"motion", "decision"}))
      .alternatives({"decision"})
      .meaning(
          "Where it enters: \"motion\", after turning, which has a limit for short steps; \"decision\", before, so "
          "that the turning rate cuts it: the rule of Couzin et al.");
}

void declare_frame(core::KernelBuilder<Couzin, School>& kernel) {
  kernel.parameter("boundary", &Couzin::boundary)
      .range(core::one_of({"open", "periodic", "reflecting"}))
      .meaning("Where they swim: everywhere, or in a cube whose faces are joined or are mirrors.");
  kernel.parameter("box", &Couzin::box)
      .range(core::above(0))
      .meaning("Edge of that cube; of a periodic one at least 2 r_attract.");
  kernel.parameter("step", &Couzin::step).range(core::above(0)).meaning("Length of a time step.");
  kernel.parameter("until", &Couzin::until).range(core::above(0)).meaning("Last time, a whole number of steps.");
  kernel.parameter("frames", &Couzin::frames)
      .range(core::at_least(1))
      .meaning("Measured instants after t = 0, evenly spaced up to `until`, at most one a step.");
  kernel.parameter("times", &Couzin::times)
      .range(core::at_least(0))
      .meaning("Measured instants of one's own instead, rising, each at the nearest step; the run ends with the last.");
  kernel.parameter("start", &Couzin::start)
      .range(core::one_of({"random", "ring"}))
      .meaning(
          "\"random\": anywhere in the box, or in a sphere in open space, heading anywhere; \"ring\": along a circle, "
          "both a little disturbed.");
  kernel.parameter("start_radius", &Couzin::start_radius)
      .range(core::above(0))
      .meaning(
          "Of that sphere or circle. Where left out, a sphere has the larger of r_attract/2 and r_repel ∛agents, a "
          "circle a quarter of the box.");
  kernel.parameter("initial", &Couzin::initial)
      .meaning("A state to start from instead, such as the `last` of another call: (positions = …, headings = …).");
  kernel.parameter("trajectories", &Couzin::trajectories)
      .meaning("Keep positions and headings of every measured instant.");
  kernel.parameter("entropies", &Couzin::entropies)
      .meaning(
          "Measure the seven entropies and the index, which look at all pairs; where left out, of 6 to 2000 agents "
          "(mode \"compat\": up to 2000).");
  kernel.parameter("search", &Couzin::search)
      .range(core::one_of({"auto", "all pairs", "cells"}))
      .meaning("How neighbours are found; the result is the same to the bit.");
  kernel.parameter("mode", &Couzin::mode)
      .range(core::one_of({"correct", "compat"}))
      .meaning("\"correct\", or \"compat\": the published solver with its defects, see above.");
  kernel.parameter("seed", &Couzin::seed)
      .range(core::between(0, 4294967295.0))
      .meaning("In mode \"compat\" alone: of its generator. Where left out, the experiment's randomness chooses one.");
}

void declare_series(core::KernelBuilder<Couzin, School>& kernel) {
  kernel.result("polarization", &School::polarization)
      .shape("time")
      .meaning("P, length of the mean heading: 1 where all head one way, about √(8/3πN) where nobody agrees.");
  kernel.result("rotation", &School::rotation)
      .shape("time")
      .meaning("M, length of the mean of e × d of the largest group about its centre: 1 for a perfect mill.");
  kernel.result("spread", &School::spread)
      .shape("time")
      .meaning("Root mean square distance of the largest group from its centre.");
  kernel.result("centre", &School::centre).shape("time", "space").meaning("Centre of the largest group.");
  kernel.result("groups", &School::groups)
      .shape("time")
      .meaning("How many groups there are: agents linked by pairs nearer than r_attract, one of whom sees the other.");
  kernel.result("largest_group", &School::largest_group).shape("time").meaning("Share of agents in the largest group.");
  kernel.result("nearest_distance", &School::nearest_distance)
      .shape("time")
      .meaning("Mean distance to the nearest other agent; infinite for a lone one.");
  kernel.result("closest_distance", &School::closest_distance).shape("time").meaning("Least distance of any two.");
  kernel.result("state", &School::state)
      .shape("time")
      .meaning(
          "What it is called: \"highly parallel\" (P > 0.9), \"dynamic parallel\" (P > 0.7), \"torus\" (M > 0.5), "
          "\"transitional\" (P > 0.4 or M > 0.3), \"swarm\".");
  kernel.result("entropies", &School::entropies)
      .shape("time", "measure")
      .meaning("Seven measures of disorder, corrected; 0 for perfect order.");
  kernel.result("index", &School::index).shape("time").meaning("Their weighted mean; high is disorder.");
  kernel.result("published_entropies", &School::published_entropies)
      .shape("time", "measure")
      .meaning("The seven by the published formulas, where there is a box.");
  kernel.result("published_index", &School::published_index)
      .shape("time")
      .meaning("Their weighted mean, the published index.");
  kernel.result("published_rotation", &School::published_rotation)
      .shape("time")
      .meaning("M of all agents about the plain mean of their coordinates, as published.");
  kernel.result("published_spread", &School::published_spread)
      .shape("time")
      .meaning("Root mean square distance of all agents from that mean.");
}

void declare_rest(core::KernelBuilder<Couzin, School>& kernel) {
  kernel.result("positions", &School::positions)
      .shape("time", "agent", "space")
      .meaning("Where agents were, with `trajectories`.");
  kernel.result("headings", &School::headings).shape("time", "agent", "space").meaning("Where they headed, likewise.");
  kernel.result("last", &School::last).meaning("The final state, from which another call may go on.");
  kernel.result("steps", &School::steps).meaning("How many steps were taken.");
  kernel.result("search", &School::search).meaning("How neighbours were found in the last step.");
  kernel.result("mode", &School::mode).meaning("The mode used.");
  kernel.result("boundary", &School::boundary).meaning("As called: what measures of this school go by.");
  kernel.result("box", &School::box).meaning("Likewise.");
  kernel.result("r_attract", &School::r_attract).meaning("Likewise.");
  kernel.result("perception_angle", &School::perception_angle).unit("deg").meaning("Likewise.");
}

}  // namespace

void declare_couzin(core::Registry& registry) {
  registry.structure<SchoolState>("school_state")
      .field("positions", &SchoolState::positions)
      .required()
      .shape("agent", "space")
      .meaning("Where agents are: a row of three coordinates each.")
      .field("headings", &SchoolState::headings)
      .required()
      .shape("agent", "space")
      .meaning("Where they head: a row of three components each, of any length but 0.");

  auto kernel = registry.kernel("agents.couzin", &couzin);
  kernel.version(3);  // measures are rounded otherwise in their last digits
  kernel.summary("A school of agents that avoid, follow and seek each other: the zonal model in three dimensions.")
      .details(
          "All agents swim at one speed. At each step each of them looks at the neighbours it sees. From any in the "
          "zone of repulsion it turns away; else it wants to head along with those in the zone of orientation and "
          "towards those in the zone of attraction, by the sum of these unit vectors. Zones are half open: a neighbour "
          "at r_repel exactly is in the zone of orientation. It turns towards that direction, at most by turning_rate "
          "· step.\n\nThe result is the same to the bit for any number of threads and either search: sums over "
          "neighbours are exact. In a periodic box centres are those of a school put together again and displacements "
          "the shortest ones; rotation, spread and centre are those of the largest group.\n\ncouzin(couzin2002..., "
          "r_orient = 3.5, r_attract = 15) is the model of Couzin et al. with their parameters: spread the record, "
          "then say how wide the zones are.\n\nMeans over time of one school have the error that series_error gives, "
          "which counts how long a school stays as it is: 200 instants are not 200 schools. Radial and polar profiles: "
          "school_profiles.\n\nThe entropies, each 0 for perfect order. Corrected: (1) school cohesion, nearest "
          "distances in 25 bins up to 5 r_repel; (2) polarization, the share of the sphere that headings fill, by "
          "third-nearest neighbours; (3) depth stratification, z from the centre in 15 bins over ±√3 spread; (4) "
          "angular momentum along the mean axis, signed, in 20 bins; (5) nearest neighbor, variation of the five "
          "nearest distances in 20 bins up to 2; (6) velocity correlation, cosines of all pairs in 20 bins; (7) school "
          "shape, evenness of the three principal variances. Histograms have the bias of small counts taken off. None "
          "but the third knows a direction of space. The index weights them 0.18, 0.28, 0.08, 0.08, 0.10, 0.18, 0.10, "
          "as published; weights that somebody chose.\n\nMode \"compat\" does what dewi-kadita 0.0.4 does, and agrees "
          "with it to rounding where its noise is seeded. What it does otherwise, on purpose: (1) it mixes the old and "
          "the wanted heading instead of rotating, which turns by another angle; (2) noise is a Gaussian vector added "
          "to the heading, not an angle; (3) start and noise come from one generator, seeded by `seed`; (4) the box "
          "may be below 2 r_attract. Its turn and noise are per step, here turning_rate · step and noise · √step. "
          "Published measures use wrapped coordinates, so they jump as a school crosses a face; the heading histogram "
          "has poles; the bins of distances hang on the box. They stand under `published_…` in either mode.");
  declare_zones(kernel);
  declare_motion(kernel);
  declare_frame(kernel);
  declare_series(kernel);
  declare_rest(kernel);
  kernel.draws_randomness()
      .source(core::cite("couzin2002"))
      .source(core::cite("herho2026", "(mode \"compat\", entropies)"))
      .source(core::cite("kozachenko1987", "(headings on the sphere)"))
      .example("couzin(agents = 2, noise = 0, until = 1, frames = 1).polarization.time[end]", 1, 1e-12)
      .example("couzin(couzin2002..., r_orient = 12, until = 40).polarization[end] > 0.9");
}

}  // namespace ansatz::agents

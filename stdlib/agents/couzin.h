// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/core/array.h"
#include "stdlib/core/run.h"

namespace ansatz::agents {

/// Where agents are and where they head.
struct SchoolState {
  core::Array positions;  ///< [agent, space], space = x, y, z
  core::Array headings;   ///< [agent, space]; of any length but 0
};

/// A school and how long to watch it. Lengths and times in units of one's own.
struct Couzin {
  std::int64_t agents = 100;      ///< 1 … 2³⁰
  double r_repel = 1;             ///< outer radius of the zone of repulsion
  double r_orient = 5;            ///< of the zone of orientation, at least r_repel
  double r_attract = 15;          ///< of the zone of attraction, at least r_orient
  double perception_angle = 270;  ///< the whole angle an agent sees, in degrees; 360: all around
  double orientation_weight = 1;  ///< of a neighbour's heading beside a direction towards a neighbour, in [0, 1]
  double speed = 3;               ///< of every agent, always
  double turning_rate = 0.6981317007977318;  ///< largest angle turned in unit time, in radians
  double noise = 0.15811388300841897;        ///< σ of headings after unit time; a step adds noise · √step
  std::string noise_in = "motion";           ///< motion: after turning; decision: before, as Couzin et al. had it
  std::string boundary = "open";             ///< open, periodic or reflecting
  std::optional<double> box;                 ///< edge of the cube, where there is one
  double step = 0.1;                         ///< length of a time step
  double until = 100;                        ///< last time, a whole number of steps
  std::int64_t frames = 200;                 ///< stored instants after t = 0, at most one a step
  std::optional<std::vector<double>> times;  ///< stored instants of one's own instead, each at the nearest step
  std::string start = "random";              ///< random, or ring: agents on a circle, swimming along it
  std::optional<double> start_radius;        ///< of the sphere or circle they start in
  std::optional<SchoolState> initial;        ///< a state to start from instead
  bool trajectories = false;                 ///< keep positions and headings of every stored instant
  std::optional<bool> entropies;             ///< measure them; absent: of 6 to 2000 agents
  std::string search = "auto";               ///< auto, all pairs or cells: the same result, to the bit
  std::string mode = "correct";              ///< correct, or compat: dewi-kadita 0.0.4 as published
  std::optional<std::int64_t> seed;          ///< compat only: of its generator, for start and noise
};

/// Measures along time; what `published_` begins is by the formulas of dewi-kadita, wrapped coordinates and all.
struct School {
  core::Array polarization;      ///< |mean of headings| of all agents [time]
  core::Array rotation;          ///< |mean of e × d| of the largest group about its own centre [time]
  core::Array spread;            ///< root mean square distance from the centre [time]
  core::Array centre;            ///< of the largest group [time, space]
  core::Array groups;            ///< how many groups there are [time]
  core::Array largest_group;     ///< share of agents in the largest [time]
  core::Array nearest_distance;  ///< mean distance to the nearest other agent [time]
  core::Array closest_distance;  ///< least distance of any two [time]
  core::Array state;             ///< what it is called: swarm, torus, … [time]
  std::optional<core::Array> entropies, published_entropies;  ///< [time, measure]
  std::optional<core::Array> index, published_index;          ///< their weighted means [time]
  core::Array published_rotation, published_spread;           ///< about the mean of coordinates [time]
  std::optional<core::Array> positions, headings;             ///< [time, agent, space]
  SchoolState last;                                           ///< the final state: `initial` of a next call
  std::int64_t steps = 0;                                     ///< how many were taken
  std::string search;                                         ///< how neighbours were found in the last step
  std::string mode;
  // What later measures of the same school want to know.
  std::string boundary;
  std::optional<double> box;
  double r_attract = 0, perception_angle = 360;
};

/// Agents in three dimensions that all swim at one speed and turn at one rate, away from whoever is too near, else
/// along with neighbours and towards those further off.
///
///   r < r_repel              away: nothing else counts
///   r_repel ≤ r < r_orient   along with: heading of the neighbour
///   r_orient ≤ r < r_attract towards: direction of the neighbour
///
/// Only neighbours inside the cone of perception count. All agents decide at once, from places and headings of the step
/// before; heading_rule.h has how they turn and err. dx/dt = speed · heading, one explicit step.
///
/// Units        turning_rate and noise are physical, so that halving `step` refines the same model; with noise_in
///              decision the turning limit cuts the noise, and the model hangs on `step` as the original does.
/// Randomness   addressed by (step, agent): Stream::at(step), numbers 2i and 2i + 1 of agent i.
/// Determinism  the same bits for any number of threads, any width of vectors and either search: sums are exact
///              (zone_sums.h).
/// Measures     of stored instants only. In a periodic box centres are those of a school put together again and
/// displacements the shortest;
///              a box that agents fill has no centre, and then a doubt says so. Groups are agents linked by pairs
///              nearer than r_attract one of whom sees the other.
/// Warnings     a step longer than the zone of repulsion; a school without a centre; in mode compat a box below
///              2 r_attract.
/// Errors       BadParameter: zones out of order, a box missing, not wanted or below 2 r_attract, `until` no whole
///              number of steps, a state that does not fit, agents on one spot, numbers that are not finite.
/// Cost         all pairs for small schools, cells beyond; some 130 bytes an agent and 40 a stored agent.
/// Sources      Couzin, Krause, James, Ruxton and Franks, J. Theor. Biol. 218 (2002) 1–11.
School couzin(const Couzin& question, core::Run& run);

}  // namespace ansatz::agents

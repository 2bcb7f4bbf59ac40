// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ansatz::agents {
namespace {

/// |Σ e × d|/n about a centre, and the mean square distance from it.
struct Whirl {
  double rotation, mean_square;
};

template <class Chosen>
Whirl whirl_of(const AboutCentre& agents, const Chosen& is_chosen) {
  Vec3 momentum;
  double squares = 0, n = 0;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    const Vec3 r = agents.place(i);
    squares += dot(r, r);
    momentum = momentum + agents.momentum(i);
    ++n;
  }
  return {length(momentum) / n, squares / n};
}

bool everybody(std::size_t) { return true; }

Vec3 plain_mean(const AgentArrays& agents) {
  Vec3 sum;
  for (std::size_t i = 0; i < agents.size(); ++i) sum = sum + agents.place(i);
  return (1 / static_cast<double>(agents.size())) * sum;
}

}  // namespace

double polarization(const AgentArrays& agents) {
  Vec3 sum;
  for (std::size_t i = 0; i < agents.size(); ++i) sum = sum + agents.heading(i);
  return length(sum) / static_cast<double>(agents.size());
}

std::string state_name(double polarization, double rotation) {
  if (polarization > 0.9) return "highly parallel";
  if (polarization > 0.7) return "dynamic parallel";
  if (rotation > 0.5) return "torus";
  return polarization > 0.4 || rotation > 0.3 ? "transitional" : "swarm";
}

SchoolMeter::SchoolMeter(const Space& space, const Zones& zones, std::size_t agents)
    : space_(space),
      groups_(space, zones, agents),
      centre_(agents),
      about_centre_(agents),
      about_plain_mean_(agents),
      nearest_(space, zones.repel, agents) {}

SchoolMeasures SchoolMeter::measure(const AgentArrays& agents, const PairTable* pairs, core::Run& run) {
  SchoolMeasures m;
  const auto n = static_cast<double>(agents.size());
  groups_.find(agents, run);
  run.tick();
  if (!pairs) nearest_.find(agents, run);
  run.tick();
  centre_.find(agents, groups_, space_);
  about_centre_.look(agents, centre_.place(), space_);
  about_plain_mean_.look(agents, plain_mean(agents), {});
  m.polarization = polarization(agents);
  m.centre = centre_.place();
  m.certainty = centre_.certainty();
  m.groups = static_cast<double>(groups_.count());
  m.largest_group = static_cast<double>(groups_.largest()) / n;
  const Whirl group = whirl_of(about_centre_, [&](std::size_t i) { return groups_.in_largest(i); });
  m.rotation = group.rotation;
  m.spread = std::sqrt(group.mean_square);
  const Whirl published = whirl_of(about_plain_mean_, everybody);
  m.published_rotation = published.rotation;
  m.published_spread = std::sqrt(published.mean_square);
  double sum = 0;
  m.closest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const double distance = pairs ? pairs->nearest()[i] : std::sqrt(nearest_.squares()[i]);
    sum += distance;
    m.closest = std::min(m.closest, distance);
  }
  m.nearest = sum / n;
  return m;
}

}  // namespace ansatz::agents

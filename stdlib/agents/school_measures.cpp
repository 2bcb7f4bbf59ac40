// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ansatz::agents {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

/// |Σ e × d|/n about a centre, and the mean square distance from it.
struct About {
  double rotation, mean_square;
};

template <class Displacement, class Chosen>
About about(const AgentArrays& agents, const Displacement& displacement, const Chosen& is_chosen) {
  Vec3 momentum;
  double squares = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    const Vec3 r = displacement(agents.place(i));
    squares += dot(r, r);
    momentum = momentum + cross(unit(r, {}), agents.heading(i));
    ++n;
  }
  return {length(momentum) / static_cast<double>(n), squares / static_cast<double>(n)};
}

bool everybody(std::size_t) { return true; }

/// A centre and how sure it is. In a periodic box the circular mean of each coordinate, moved by the mean of the
/// shortest displacements from it: the plain mean of a school that is put together again.
struct Centre {
  Vec3 place;
  double certainty;
};

template <class Chosen>
Centre centre_of(const Space& space, const AgentArrays& agents, const Chosen& is_chosen) {
  Vec3 sum, cosines, sines;
  double n = 0;
  const double scale = space.is_periodic() ? kTurn / space.box : 0;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (!is_chosen(i)) continue;
    const Vec3 p = agents.place(i);
    sum = sum + p;
    ++n;
    if (!space.is_periodic()) continue;
    cosines = cosines + Vec3{std::cos(scale * p.x), std::cos(scale * p.y), std::cos(scale * p.z)};
    sines = sines + Vec3{std::sin(scale * p.x), std::sin(scale * p.y), std::sin(scale * p.z)};
  }
  if (!space.is_periodic()) return {(1 / n) * sum, 1};
  const auto axis = [&](double c, double s) { return space.wrapped(std::atan2(s, c) / scale); };
  const double least =
      std::min({std::hypot(cosines.x, sines.x), std::hypot(cosines.y, sines.y), std::hypot(cosines.z, sines.z)});
  const Vec3 about{axis(cosines.x, sines.x), axis(cosines.y, sines.y), axis(cosines.z, sines.z)};
  Vec3 rest;
  for (std::size_t i = 0; i < agents.size(); ++i) {
    if (is_chosen(i)) rest = rest + space.between(about, agents.place(i));
  }
  const Vec3 mean = about + (1 / n) * rest;
  return {{space.wrapped(mean.x), space.wrapped(mean.y), space.wrapped(mean.z)}, least / n};
}

}  // namespace

double polarization(const AgentArrays& agents) {
  Vec3 sum;
  for (std::size_t i = 0; i < agents.size(); ++i) sum = sum + agents.heading(i);
  return length(sum) / static_cast<double>(agents.size());
}

Vec3 published_centre(const AgentArrays& agents) {
  Vec3 sum;
  for (std::size_t i = 0; i < agents.size(); ++i) sum = sum + agents.place(i);
  return (1 / static_cast<double>(agents.size())) * sum;
}

std::string state_name(double polarization, double rotation) {
  if (polarization > 0.9) return "highly parallel";
  if (polarization > 0.7) return "dynamic parallel";
  if (rotation > 0.5) return "torus";
  return polarization > 0.4 || rotation > 0.3 ? "transitional" : "swarm";
}

SchoolMeter::SchoolMeter(const Space& space, const Zones& zones, std::size_t agents)
    : space_(space), groups_(space, zones, agents), nearest_(space, zones.repel, agents) {}

SchoolMeasures SchoolMeter::measure(const AgentArrays& agents, const PairTable* pairs, core::Run& run) {
  SchoolMeasures m;
  const auto n = static_cast<double>(agents.size());
  groups_.find(agents, run);
  run.tick();
  if (!pairs) nearest_.find(agents, run);
  run.tick();
  const auto in_largest = [&](std::size_t i) { return groups_.in_largest(i); };
  const Centre centre = centre_of(space_, agents, in_largest);
  const auto from_centre = [&](Vec3 p) { return space_.between(centre.place, p); };
  m.polarization = polarization(agents);
  m.centre = centre.place;
  m.certainty = centre.certainty;
  m.groups = static_cast<double>(groups_.count());
  m.largest_group = static_cast<double>(groups_.largest()) / n;
  const About group = about(agents, from_centre, in_largest);
  m.rotation = group.rotation;
  m.spread = std::sqrt(group.mean_square);
  const Vec3 published = published_centre(agents);
  const About whole = about(
      agents, [&](Vec3 p) { return p - published; }, everybody);
  m.published_rotation = whole.rotation;
  m.published_spread = std::sqrt(whole.mean_square);
  double sum = 0, least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const double square = pairs ? pairs->square(i, 0) : nearest_.squares()[i];
    sum += std::sqrt(square);
    least = std::min(least, square);
  }
  m.nearest = sum / n;
  m.closest = std::sqrt(least);
  return m;
}

}  // namespace ansatz::agents

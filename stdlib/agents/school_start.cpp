// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_start.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <string>
#include <tuple>
#include <vector>

#include "stdlib/agents/couzin_setting.h"
#include "stdlib/core/error.h"

namespace ansatz::agents {
namespace {

constexpr std::size_t kStartsATick = std::size_t{1} << 14U;

std::string shape_text(const core::Array& array) {
  std::string text;
  for (const core::Dimension& dimension : array.dimensions())
    text += fmt::format("{}{}", text.empty() ? "" : " × ", dimension.size);
  return text.empty() ? "a single number" : text + " numbers";
}

void require_triples(const char* name, const core::Array& array, std::size_t agents) {
  if (array.rank() != 2 || array.dimension(1).size != 3 || array.dimension(0).size == 0 ||
      (agents != 0 && array.dimension(0).size != agents))
    refuse(name, shape_text(array),
           agents == 0 ? "one row of three coordinates for each agent"
                       : fmt::format("{} × 3 numbers, as positions are", agents));
}

std::string text(Vec3 v) { return fmt::format("({:.6g}, {:.6g}, {:.6g})", v.x, v.y, v.z); }

bool is_finite(Vec3 v) { return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z); }
double largest(Vec3 v) { return std::max({std::fabs(v.x), std::fabs(v.y), std::fabs(v.z)}); }

/// Agents on one spot, found by sorting along x.
void require_apart(const AgentArrays& agents, core::Run& run) {
  std::vector<std::uint32_t> order(agents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::size_t compared = 0;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (++compared % kStartsATick == 0) run.tick();
    return std::tie(agents.x[a], agents.y[a], agents.z[a], a) < std::tie(agents.x[b], agents.y[b], agents.z[b], b);
  });
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Vec3 apart = agents.place(order[k]) - agents.place(order[k - 1]);
    if (length(apart) >= kNowhere) continue;
    const auto [first, second] = std::minmax(order[k - 1], order[k]);
    refuse("initial.positions",
           fmt::format("{} for agent {} and for agent {}", text(agents.place(order[k])), first + 1, second + 1),
           "different for every two: agents on one spot do not see each other");
  }
}

/// Uniform on the sphere of directions, from three normals.
Vec3 direction(double a, double b, double c) { return unit({a, b, c}, {1, 0, 0}); }

double open_radius(const Couzin& q, std::size_t agents) {
  return q.start_radius.value_or(std::max(q.r_attract / 2, q.r_repel * std::cbrt(static_cast<double>(agents))));
}

AgentArrays random_start(const Couzin& q, const Space& space, std::size_t count,
                         std::optional<PublishedGenerator>& generator, core::Run& run) {
  AgentArrays agents(count);
  if (generator) {
    for (std::size_t i = 0; i < count; ++i) {
      const double x = generator->uniform(), y = generator->uniform(), z = generator->uniform();
      agents.set_place(i, {space.box * x, space.box * y, space.box * z});
    }
    for (std::size_t i = 0; i < count; ++i) {
      const double a = generator->normal(), b = generator->normal(), c = generator->normal();
      agents.set_heading(i, direction(a, b, c));
    }
    return agents;
  }
  const core::Stream places = run.stream("places"), headings = run.stream("headings");
  const bool in_sphere = space.boundary == Boundary::open || q.start_radius;
  const double radius = open_radius(q, count), middle = space.box / 2;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % kStartsATick == 0) run.tick();
    if (in_sphere) {
      // A direction, and a radius whose cube is uniform.
      const Vec3 u = direction(places.normal(8 * i), places.normal(8 * i + 1), places.normal(8 * i + 2));
      const Vec3 p = radius * std::cbrt(places.uniform(8 * i + 4)) * u + Vec3{middle, middle, middle};
      agents.set_place(i, p);
    } else {
      agents.set_place(i, {space.box * places.uniform(4 * i), space.box * places.uniform(4 * i + 1),
                           space.box * places.uniform(4 * i + 2)});
    }
    agents.set_heading(i, direction(headings.normal(4 * i), headings.normal(4 * i + 1), headings.normal(4 * i + 2)));
  }
  return agents;
}

AgentArrays ring_start(const Couzin& q, const Space& space, std::size_t count,
                       std::optional<PublishedGenerator>& generator, core::Run& run) {
  AgentArrays agents(count);
  const core::Stream stream = run.stream("ring");
  std::uint64_t drawn = 0;
  const auto draw = [&] { return generator ? generator->normal() : stream.normal(drawn++); };
  const double ring = q.start_radius.value_or(space.box > 0 ? 0.25 * space.box : open_radius(q, count));
  const double middle = space.box / 2;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % kStartsATick == 0) run.tick();
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count) + draw() * 0.1;
    const double radius = ring + draw() * ring * 0.15;
    Vec3 place{middle + radius * std::cos(angle), middle + radius * std::sin(angle), middle + draw() * ring * 0.3};
    const Vec3 heading = unit({-std::sin(angle), std::cos(angle), draw() * 0.1}, {1, 0, 0});
    Vec3 along = heading;
    space.move(place, along, 0);  // into the box
    agents.set_place(i, place);
    agents.set_heading(i, along);
  }
  return agents;
}

}  // namespace

std::size_t agents_of(const SchoolState& state) {
  require_triples("initial.positions", state.positions, 0);
  return state.positions.dimension(0).size;
}

AgentArrays given_start(const SchoolState& state, const Space& space, double farthest, core::Run& run) {
  const std::size_t count = agents_of(state);
  require_triples("initial.headings", state.headings, count);
  const core::Array places = state.positions.as_real(), headings = state.headings.as_real();
  AgentArrays agents(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i % kStartsATick == 0) run.tick();
    const std::span<const double> p = places.real().subspan(3 * i, 3), h = headings.real().subspan(3 * i, 3);
    const Vec3 place{p[0], p[1], p[2]}, heading{h[0], h[1], h[2]};
    if (!is_finite(place)) refuse("initial.positions", fmt::format("{} for agent {}", text(place), i + 1), "finite");
    if (!is_finite(heading) || largest(heading) == 0)
      refuse("initial.headings", fmt::format("{} for agent {}", text(heading), i + 1), "finite and not all zero");
    if (largest(place) > farthest)
      refuse("initial.positions", fmt::format("{} for agent {}", text(place), i + 1),
             fmt::format("within {:.3g} of the origin, 2^40 r_repel: farther out coordinates are coarser than zones",
                         farthest));
    const auto inside = [&](double x) { return x >= 0 && x <= space.box; };
    if (space.boundary != Boundary::open && !(inside(place.x) && inside(place.y) && inside(place.z)))
      refuse("initial.positions", fmt::format("{} for agent {}", text(place), i + 1),
             fmt::format("inside the box [0, {}]³", space.box));
    // By its largest component first, for squares may leave the numbers.
    const Vec3 shrunk = (1 / largest(heading)) * heading;
    agents.set_heading(i, std::fabs(length(heading) - 1) < 1e-15 ? heading : (1 / length(shrunk)) * shrunk);
    Vec3 kept = place, ignored = heading;
    if (space.is_periodic()) space.move(kept, ignored, 0);
    agents.set_place(i, kept);
  }
  require_apart(agents, run);
  return agents;
}

AgentArrays made_start(const Couzin& question, const Space& space, std::size_t agents,
                       std::optional<PublishedGenerator>& generator, core::Run& run) {
  return question.start == "ring" ? ring_start(question, space, agents, generator, run)
                                  : random_start(question, space, agents, generator, run);
}

}  // namespace ansatz::agents

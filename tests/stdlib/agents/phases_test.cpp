// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <optional>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

struct Phase {
  double polarization = 0, rotation = 0, nearest = 0;
};

/// Means over the second half of 2000 steps of a hundred agents as in Couzin et al. (2002), from a state or anew.
Phase settled(double r_orient, double r_attract, std::optional<SchoolState>* state = nullptr, std::uint64_t seed = 1) {
  Couzin question;
  question.noise_in = "decision";
  question.r_orient = r_orient;
  question.r_attract = r_attract;
  question.entropies = false;
  question.until = 200;
  if (state && *state) question.initial = **state;
  const School after = swim(question, seed);
  Phase out;
  for (std::size_t i = 101; i < 201; ++i) {
    out.polarization += after.polarization.real()[i] / 100;
    out.rotation += after.rotation.real()[i] / 100;
    out.nearest += after.nearest_distance.real()[i] / 100;
  }
  if (state) *state = after.last;
  return out;
}

}  // namespace

// A wide zone of attraction, and orientation of nothing, a little, more and a lot. The margins are those of the paper's
// map, far wider than the spread between runs. The two parallel ones differ in how tight they are: where few are swum
// along with, attraction holds all together at the edge of repulsion, which costs order.
TEST_CASE("couzin: the four phases of the paper", "[agents][couzin]") {
  const Phase swarm = settled(1.05, 15);
  CHECK(swarm.polarization < 0.3);
  CHECK(swarm.rotation < 0.5);
  const Phase torus = settled(3.5, 15);
  CHECK(torus.polarization < 0.3);
  CHECK(torus.rotation > 0.6);
  const Phase dynamic = settled(5, 15);
  CHECK(dynamic.polarization > 0.95);
  CHECK(dynamic.nearest < 1.1);
  const Phase parallel = settled(12, 15);
  CHECK(parallel.polarization > 0.98);
  CHECK(parallel.polarization > dynamic.polarization);
  CHECK(parallel.nearest > 1.3);
}

// Couzin et al. (2002), Fig. 5: with the zone of orientation as wide as 2.5 beyond that of repulsion and attraction 14
// further, schools that come from a narrower one mill and those that come from a wider one swim as one.
TEST_CASE("couzin: a school remembers from which side it came between torus and parallel", "[agents][couzin]") {
  const auto zones = [](double width, std::optional<SchoolState>& state, std::uint64_t seed) {
    return settled(1 + width, 1 + width + 14, &state, seed);
  };
  double up = 0, down = 0;
  for (std::uint64_t seed : {1, 2, 3}) {
    std::optional<SchoolState> narrow, wide;
    for (double width : {1.5, 2.0}) zones(width, narrow, seed);
    const Phase widened = zones(2.5, narrow, seed);
    for (double width : {5.0, 4.0, 3.0}) zones(width, wide, seed);
    const Phase narrowed = zones(2.5, wide, seed);
    CHECK(widened.rotation > narrowed.rotation);
    CHECK(widened.polarization < narrowed.polarization);
    up += widened.rotation / 3;
    down += narrowed.polarization / 3;
  }
  CHECK(up > 0.6);
  CHECK(down > 0.9);
}

// Nothing in the model knows a place or a direction of space: without noise a school that is turned by any rotation and
// moved swims the same way, turned and moved. Twenty steps, in which roundings grow by some orders of magnitude.
TEST_CASE("couzin: a school that is turned and moved swims as it did, turned and moved", "[agents][couzin]") {
  Couzin question;
  question.agents = 40;
  question.noise = 0;
  question.r_attract = 8;
  question.until = 2;
  question.step = 0.1;
  question.frames = 1;
  const SchoolState start = swim([&] {
                              Couzin one = question;
                              one.until = 0.1;
                              return one;
                            }())
                                .last;
  // The rotation by 1.1 about (1, 2, 3), as Rodrigues has it.
  const Vec3 axis = unit({1, 2, 3}, {1, 0, 0});
  const auto turned = [&](Vec3 v) {
    const double c = std::cos(1.1), s = std::sin(1.1), along = dot(axis, v) * (1 - c);
    const Vec3 across = cross(axis, v);
    return Vec3{v.x * c + across.x * s + axis.x * along, v.y * c + across.y * s + axis.y * along,
                v.z * c + across.z * s + axis.z * along};
  };
  const Vec3 way{7.25, -3.5, 2};
  std::vector<Vec3> places, headings;
  for (std::size_t i = 0; i < 40; ++i) {
    places.push_back(turned(row(start.positions, i)) + way);
    headings.push_back(turned(row(start.headings, i)));
  }
  question.initial = start;
  const SchoolState one = swim(question).last;
  question.initial = state(places, headings);
  const SchoolState other = swim(question).last;
  double apart = 0, moved = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    apart = std::max(apart, length(turned(row(one.positions, i)) + way - row(other.positions, i)));
    apart = std::max(apart, length(turned(row(one.headings, i)) - row(other.headings, i)));
    moved = std::max(moved, length(row(one.positions, i) - row(start.positions, i)));
  }
  CHECK(apart < 1e-9);
  CHECK(moved > 1);
}

// Likewise where the box has no wall: moved by anything, across its faces too.
TEST_CASE("couzin: in a periodic box a school that is moved swims as it did, moved", "[agents][couzin]") {
  Couzin question;
  question.agents = 40;
  question.noise = 0;
  question.r_attract = 8;
  question.boundary = "periodic";
  question.box = 20;
  question.until = 0.1;
  const SchoolState start = swim(question).last;
  const Vec3 way{13.5, -7.25, 19};
  const auto wrapped = [](Vec3 v) {
    const auto one = [](double x) { return x - 20 * std::floor(x / 20); };
    return Vec3{one(v.x), one(v.y), one(v.z)};
  };
  std::vector<Vec3> places, headings;
  for (std::size_t i = 0; i < 40; ++i) {
    places.push_back(wrapped(row(start.positions, i) + way));
    headings.push_back(row(start.headings, i));
  }
  question.until = 2;
  question.initial = start;
  const SchoolState one = swim(question).last;
  question.initial = state(places, headings);
  const SchoolState other = swim(question).last;
  const auto shortest = [](double x) { return x - 20 * std::round(x / 20); };
  for (std::size_t i = 0; i < 40; ++i) {
    const Vec3 gap = row(one.positions, i) + way - row(other.positions, i);
    CHECK(length(Vec3{shortest(gap.x), shortest(gap.y), shortest(gap.z)}) < 1e-9);
    CHECK(length(row(one.headings, i) - row(other.headings, i)) < 1e-9);
  }
}

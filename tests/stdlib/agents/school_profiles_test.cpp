// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_profiles.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/agents/placed.h"
#include "stdlib/agents/school_record.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

Profiles profiles(const School& school, std::optional<double> reach = {}, std::int64_t distances = 20,
                  std::int64_t bearings = 12) {
  ansatz::core::Run run;
  return school_profiles({school, reach, distances, bearings}, run);
}

/// A state measured without a step: agents as they are put, seeing all around.
School still(const std::vector<Vec3>& places, const std::vector<Vec3>& headings, double r_attract = 10) {
  Couzin question;
  question.initial = state(places, headings);
  question.perception_angle = 360;
  question.r_orient = std::min(5.0, r_attract);
  question.r_attract = r_attract;
  question.times = std::vector<double>{0};
  question.entropies = false;
  return swim(question);
}

double shell(double inner, double outer) {
  return 4 * std::numbers::pi / 3 * (outer * outer * outer - inner * inner * inner);
}

}  // namespace

// Two in a row, both heading along x: each has the other at distance 2, one ahead (0°), one behind (180°).
TEST_CASE("school_profiles: two agents by hand", "[agents][profiles]") {
  const Profiles found = profiles(still({{0, 0, 0}, {2, 0, 0}}, {{1, 0, 0}, {1, 0, 0}}), 4, 4, 2);
  const auto around = found.neighbours.real();
  REQUIRE(around.size() == 8);
  // Half of the agents have one ahead within [2, 3), the others one behind; half a shell is the volume of either.
  const double density = 0.5 / (shell(2, 3) / 2);
  for (std::size_t k = 0; k < 8; ++k) CHECK(around[k] == Approx(k / 2 == 2 ? density : 0.0).epsilon(0).margin(1e-15));
  CHECK(found.neighbour_distance.real()[2] == Approx(1 / shell(2, 3)));
  // Both are 1 from their centre, one ahead of it and one behind.
  CHECK(found.radial.real()[1] == Approx(2 / shell(1, 2)));
  CHECK(found.radial.real()[0] == 0);
  CHECK(found.polar.real()[0] == Approx(1));
  CHECK(found.polar.real()[1] == Approx(1));
  CHECK(found.neighbours.dimension(1).coordinates->real()[2] == Approx(2.5));
  CHECK(found.neighbours.dimension(2).coordinates->real()[1] == Approx(135));
}

TEST_CASE("school_profiles: bearings are those of the own heading, not of its opposite", "[agents][profiles]") {
  // The first heads at the second, which heads across: 90° is in the second of three bins.
  const Profiles found = profiles(still({{0, 0, 0}, {3, 0, 0}}, {{1, 0, 0}, {0, 1, 0}}), 4, 1, 3);
  const auto around = found.neighbours.real();
  const auto volume = [](double from, double to) {
    return 2 * std::numbers::pi / 3 * 64 *
           (std::cos(from * std::numbers::pi / 180) - std::cos(to * std::numbers::pi / 180));
  };
  CHECK(around[0] == Approx(0.5 / volume(0, 60)));
  CHECK(around[1] == Approx(0.5 / volume(60, 120)));
  CHECK(around[2] == 0);
}

TEST_CASE("school_profiles: what they count adds up", "[agents][profiles]") {
  Couzin question;
  question.agents = 200;
  question.until = 2;
  question.frames = 2;
  question.trajectories = true;
  question.entropies = false;
  const School school = swim(question);
  const Profiles found = profiles(school, 100);
  REQUIRE(found.radial.dimension(0).size == 3);
  REQUIRE(found.radial.dimension(0).same_coordinates(school.polarization.dimension(0)));
  for (std::size_t instant = 0; instant < 3; ++instant) {
    double members = 0, others = 0, sphere = 0, by_bearing = 0;
    for (std::size_t k = 0; k < 20; ++k) {
      const double volume = shell(5.0 * static_cast<double>(k), 5.0 * static_cast<double>(k + 1));
      members += found.radial.real()[20 * instant + k] * volume;
      others += found.neighbour_distance.real()[20 * instant + k] * volume;
      for (std::size_t b = 0; b < 12; ++b) {
        const double from = static_cast<double>(b) * std::numbers::pi / 12,
                     to = static_cast<double>(b + 1) * std::numbers::pi / 12;
        by_bearing +=
            found.neighbours.real()[(20 * instant + k) * 12 + b] * volume * (std::cos(from) - std::cos(to)) / 2;
        if (k == 0) sphere += found.polar.real()[12 * instant + b] * (std::cos(from) - std::cos(to)) / 2;
      }
    }
    // A school this small lies within 100: everybody is a neighbour of everybody.
    CHECK(members == Approx(200 * school.largest_group.real()[instant]));
    CHECK(others == Approx(199));
    CHECK(by_bearing == Approx(199));
    CHECK(sphere == Approx(1));
  }
}

TEST_CASE("school_profiles: even places have one density everywhere, by cells and across faces", "[agents][profiles]") {
  // 4000 agents anywhere in a periodic box of 20: 0.5 a volume. The fewest pairs of a bin are some 4000 · 0.5 · 4.2 in
  // the innermost shell and 560 in one of its poles, so 5 standard deviations of a pair count, √2 larger than those of
  // a Poisson count since each pair counts twice, are 8 % and 30 %.
  Placed even = isotropic(4000, 11, 0, {Boundary::periodic, 20});
  Couzin question;
  question.initial = SchoolState{as_triples(even.agents, false), as_triples(even.agents, true)};
  question.boundary = "periodic";
  question.box = 20;
  question.r_orient = 3;
  question.r_attract = 5;
  question.times = std::vector<double>{0};
  question.entropies = false;
  const Profiles found = profiles(swim(question), 5, 5, 6);
  for (const double density : found.neighbour_distance.real()) CHECK(density == Approx(0.5).epsilon(0.08));
  for (const double density : found.neighbours.real()) CHECK(density == Approx(0.5).epsilon(0.3));
}

TEST_CASE("school_profiles: cells count what all pairs count", "[agents][profiles]") {
  // The reach decides: a third of the box takes cells, more does not. Shells of the smaller are the first of the
  // larger.
  Placed even = isotropic(700, 12, 0, {Boundary::periodic, 20});
  Couzin question;
  question.initial = SchoolState{as_triples(even.agents, false), as_triples(even.agents, true)};
  question.boundary = "periodic";
  question.box = 20;
  question.r_orient = 3;
  question.r_attract = 5;
  question.times = std::vector<double>{0};
  question.entropies = false;
  const School school = swim(question);
  const Profiles cells = profiles(school, 5, 5), pairs = profiles(school, 10, 10);
  for (std::size_t k = 0; k < 5 * 12; ++k)
    CHECK(cells.neighbours.real()[k] == Approx(pairs.neighbours.real()[k]).epsilon(1e-12).margin(1e-15));
}

TEST_CASE("school_profiles: does not turn or move with the school", "[agents][profiles]") {
  const Placed ball = isotropic(60, 3);
  std::vector<Vec3> places, headings, moved, turned;
  for (std::size_t i = 0; i < 60; ++i) {
    places.push_back(ball.agents.place(i));
    headings.push_back(ball.agents.heading(i));
    // A third of a turn about the diagonal, exact in coordinates.
    moved.push_back(Vec3{places[i].z, places[i].x, places[i].y} + Vec3{64, -32, 8});
    turned.push_back({headings[i].z, headings[i].x, headings[i].y});
  }
  const Profiles a = profiles(still(places, headings)), b = profiles(still(moved, turned));
  for (std::size_t k = 0; k < a.neighbours.size(); ++k)
    CHECK(a.neighbours.real()[k] == Approx(b.neighbours.real()[k]).epsilon(0).margin(1e-12));
  for (std::size_t k = 0; k < a.polar.size(); ++k)
    CHECK(a.polar.real()[k] == Approx(b.polar.real()[k]).epsilon(0).margin(1e-12));
}

TEST_CASE("school_profiles: edges: a lone agent, headings that cancel, only the largest group", "[agents][profiles]") {
  const Profiles lone = profiles(still({{5, 5, 5}}, {{1, 0, 0}}), 2, 2);
  CHECK(lone.neighbour_distance.real()[0] == 0);
  CHECK(lone.radial.real()[0] == Approx(1 / shell(0, 1)));
  CHECK(std::isnan(lone.polar.real()[0]));  // it is its own centre
  const Profiles opposite = profiles(still({{0, 0, 0}, {3, 0, 0}}, {{1, 0, 0}, {-1, 0, 0}}), 4, 2);
  CHECK(std::isnan(opposite.polar.real()[0]));
  CHECK(opposite.radial.real()[0] == Approx(2 / shell(0, 2)));
  // Three together and two far off: the density about the centre is that of the three.
  const Profiles parted = profiles(
      still({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {90, 0, 0}, {91, 0, 0}}, std::vector<Vec3>(5, Vec3{0, 0, 1})), 200, 1);
  CHECK(parted.radial.real()[0] == Approx(3 / shell(0, 200)));
  CHECK(parted.neighbour_distance.real()[0] == Approx(4 / shell(0, 200)));
}

TEST_CASE("school_profiles: refuses what it cannot look at", "[agents][profiles]") {
  const School school = still({{0, 0, 0}, {2, 0, 0}}, {{1, 0, 0}, {1, 0, 0}});
  const auto refusal = [](const School& one, double reach, std::int64_t distances, std::int64_t bearings) {
    return sentence_of([&] { profiles(one, reach, distances, bearings); });
  };
  CHECK(refusal(school, 0, 5, 5) == "school_profiles: reach is 0, but must be above 0 and finite");
  CHECK(refusal(school, std::nan(""), 5, 5) == "school_profiles: reach is nan, but must be above 0 and finite");
  CHECK(refusal(school, 5, 0, 5) == "school_profiles: distances is 0, but must be in [1, 10000]");
  CHECK(refusal(school, 5, 5, 10001) == "school_profiles: bearings is 10001, but must be in [1, 10000]");
  CHECK(refusal({}, 5, 5, 5) == "school_profiles: school is one without a last state, but must be a result of couzin");
  School boxed = school;
  boxed.boundary = "periodic";
  boxed.box = 8;
  CHECK(refusal(boxed, 5, 5, 5) ==
        "school_profiles: reach is 5, but must be at most half the periodic box, 4: beyond, neighbours have several "
        "images");
}

// Three ahead of the centre and one behind; a fifth is far away and no member of theirs.
TEST_CASE("school_profiles: polar is the share of the largest group on that side, ahead first", "[agents][profiles]") {
  const Profiles found = profiles(still({{-3, 0, 0}, {1, 1, 0}, {1, -1, 0}, {1, 0, 0}, {100, 0, 0}},
                                        {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}}),
                                  5, 5, 2);
  CHECK(found.polar.real()[0] == Approx(0.75 / 0.5).epsilon(1e-12));
  CHECK(found.polar.real()[1] == Approx(0.25 / 0.5).epsilon(1e-12));
}

TEST_CASE("school_profiles: the last shell is closed on both sides", "[agents][profiles]") {
  const School two = still({{0, 0, 0}, {2, 0, 0}}, {{1, 0, 0}, {1, 0, 0}});
  CHECK(profiles(two, 2, 2, 1).neighbour_distance.real()[1] == Approx(1 / shell(1, 2)).epsilon(1e-12));
  CHECK(profiles(two, 1, 2, 1).radial.real()[1] == Approx(2 / shell(0.5, 1)).epsilon(1e-12));
}

TEST_CASE("school_profiles: each instant has its own places and headings", "[agents][profiles]") {
  Couzin question;
  question.agents = 12;
  question.perception_angle = 360;
  question.r_orient = 5;
  question.r_attract = 10;
  question.until = 3;
  question.frames = 3;
  question.trajectories = true;
  question.entropies = false;
  const School school = swim(question);
  const Profiles all = profiles(school, 6, 3, 4);
  for (std::size_t k = 0; k < 4; ++k) {
    std::vector<Vec3> places, headings;
    for (std::size_t i = 0; i < 12; ++i) {
      const auto at = [&](const ansatz::core::Array& array) {
        const auto v = array.real().subspan(3 * (12 * k + i), 3);
        return Vec3{v[0], v[1], v[2]};
      };
      places.push_back(at(*school.positions));
      headings.push_back(at(*school.headings));
    }
    const Profiles one = profiles(still(places, headings), 6, 3, 4);
    const auto row = all.neighbours.real().subspan(12 * k, 12), polar = all.polar.real().subspan(4 * k, 4);
    for (std::size_t j = 0; j < 12; ++j) CHECK(row[j] == Approx(one.neighbours.real()[j]).epsilon(1e-12));
    for (std::size_t j = 0; j < 4; ++j) CHECK(polar[j] == Approx(one.polar.real()[j]).epsilon(1e-12));
  }
}

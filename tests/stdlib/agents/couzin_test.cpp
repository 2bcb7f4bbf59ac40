// SPDX-License-Identifier: MIT
#include "stdlib/agents/couzin.h"

#include <catch2/catch.hpp>
#include <limits>

#include "stdlib/agents/schools.h"
#include "stdlib/core/sums.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;
using ansatz::core::Array;

namespace {

constexpr Vec3 kX{1, 0, 0}, kY{0, 1, 0}, kZ{0, 0, 1};

/// Heading of agent 0 after one step, with one neighbour whose place and heading are given.
Vec3 reaction(Vec3 heading, Vec3 neighbour, Vec3 its_heading, Couzin question = {}) {
  const SchoolState start = state({{0, 0, 0}, neighbour}, {heading, its_heading});
  Couzin one = one_step(start);
  one.turning_rate = question.turning_rate;
  one.perception_angle = question.perception_angle;
  one.r_repel = question.r_repel;
  one.r_orient = question.r_orient;
  one.r_attract = question.r_attract;
  return row(swim(one).last.headings, 0);
}

Couzin seeing(double angle) {
  Couzin question;
  question.perception_angle = angle;
  question.turning_rate = 100;
  return question;
}

bool is_same(Vec3 a, Vec3 b, double tolerance = 1e-12) { return length(a - b) <= tolerance; }

}  // namespace

TEST_CASE("couzin: two that are too near turn apart by the turning limit", "[agents][couzin]") {
  // Both head along y, half a unit apart along x: each wants to head straight away from the other, a quarter turn.
  Couzin question = one_step(state({{0, 0, 0}, {0.5, 0, 0}}, {kY, kY}));
  question.turning_rate = 2;  // 0.2 in the one step
  const School after = swim(question);
  const Vec3 left = row(after.last.headings, 0), right = row(after.last.headings, 1);
  CHECK(is_same(left, {-std::sin(0.2), std::cos(0.2), 0}));
  CHECK(is_same(right, {std::sin(0.2), std::cos(0.2), 0}));
  // and swim that way: 3 · 0.1.
  CHECK(is_same(row(after.last.positions, 0), 0.3 * left));
  CHECK(is_same(row(after.last.positions, 1), Vec3{0.5, 0, 0} + 0.3 * right));
}

TEST_CASE("couzin: a turn within the limit is made in full", "[agents][couzin]") {
  Couzin question;
  question.turning_rate = std::numbers::pi / 2 / 0.1 * 1.0001;
  CHECK(is_same(reaction(kY, {0.5, 0, 0}, kY, question), {-1, 0, 0}));
}

TEST_CASE("couzin: an agent whose wish lies straight behind turns by the limit all the same", "[agents][couzin]") {
  Couzin question;
  question.turning_rate = 3;
  const Vec3 after = reaction(kX, {0.5, 0, 0}, kX, question);
  CHECK(angle_between(after, kX) == Approx(0.3).epsilon(0).margin(1e-12));
}

TEST_CASE("couzin: follows a neighbour's heading and seeks one further off", "[agents][couzin]") {
  const Couzin question = seeing(360);
  CHECK(is_same(reaction(kX, {0, 3, 0}, kZ, question), kZ));
  CHECK(is_same(reaction(kX, {0, 8, 0}, kZ, question), kY));
  CHECK(is_same(reaction(kX, {0, 20, 0}, kZ, question), kX));
}

TEST_CASE("couzin: zones are half open", "[agents][couzin]") {
  const Couzin question = seeing(360);
  const double below = std::nextafter(1.0, 0.0);
  CHECK(is_same(reaction(kX, {0, 1, 0}, kZ, question), kZ));  // r_repel: orientation
  CHECK(is_same(reaction(kX, {0, below, 0}, kZ, question), {0, -1, 0}));
  CHECK(is_same(reaction(kX, {0, 5, 0}, kZ, question), kY));   // r_orient: attraction
  CHECK(is_same(reaction(kX, {0, 15, 0}, kZ, question), kX));  // r_attract: nothing
  CHECK(is_same(reaction(kX, {0, std::nextafter(15.0, 0.0), 0}, kZ, question), kY));
}

TEST_CASE("couzin: the edge of the blind cone is blind", "[agents][couzin]") {
  // Perception of 180 degrees: whoever is exactly abeam is not seen.
  CHECK(is_same(reaction(kX, {0, 8, 0}, kX, seeing(180)), kX));
  CHECK(is_same(reaction(kX, {1e-9, 8, 0}, kX, seeing(180)), kY, 1e-9));
  // 240 degrees: seen above a cosine of -1/2, here -4/8.
  CHECK(is_same(reaction(kX, {-4, 4 * std::sqrt(3), 0}, kX, seeing(240)), kX));
  CHECK_FALSE(is_same(reaction(kX, {-3.99, 4 * std::sqrt(3), 0}, kX, seeing(240)), kX));
  // 360: even straight behind.
  CHECK_FALSE(is_same(reaction(kX, {-8, 0, 0}, kX, seeing(360)), kX));
  CHECK(is_same(reaction(kX, {-8, 0, 0}, kX, seeing(359)), kX));
}

TEST_CASE("couzin: repulsion silences the rest", "[agents][couzin]") {
  Couzin question = one_step(state({{0, 0, 0}, {0, -0.5, 0}, {8, 0, 0}, {0, 0, 3}}, {kZ, kX, kX, kX}));
  question.turning_rate = 100;
  CHECK(is_same(row(swim(question).last.headings, 0), kY));
}

TEST_CASE("couzin: three fish weigh headings and directions by hand", "[agents][couzin]") {
  // One neighbour to follow, heading z, one to seek, along y: z + y without weight, w z + y with.
  Couzin question = one_step(state({{0, 0, 0}, {3, 0, 0}, {0, 8, 0}}, {kX, kZ, kX}));
  question.turning_rate = 100;
  CHECK(is_same(row(swim(question).last.headings, 0), {0, std::sqrt(0.5), std::sqrt(0.5)}));
  question.orientation_weight = 0.5;
  CHECK(is_same(row(swim(question).last.headings, 0), {0, 1 / std::sqrt(1.25), 0.5 / std::sqrt(1.25)}));
  // Two that cancel leave the heading as it was.
  Couzin between = one_step(state({{0, 0, 0}, {0, 8, 0}, {0, -8, 0}}, {kX, kX, kX}));
  CHECK(is_same(row(swim(between).last.headings, 0), kX));
}

TEST_CASE("couzin: three fish hold their line for two steps by hand", "[agents][couzin]") {
  // In a row along x, 8 apart, all heading y; the outer two seek the middle and the other end, both the same way.
  Couzin question = one_step(state({{-8, 0, 0}, {0, 0, 0}, {8, 0, 0}}, {kY, kY, kY}));
  question.turning_rate = 1;
  question.r_attract = 20;
  question.until = 0.2;
  question.frames = 2;
  const School after = swim(question);
  // First step: the wish is ±x for the outer ones, a turn of 0.1; nothing for the middle, whose sums cancel.
  const double x1 = -8 + 0.3 * std::sin(0.1), y1 = 0.3 * std::cos(0.1);
  // Second: the first seeks (0, 0.3) and (-x1, y1) from (x1, y1): again beyond the limit, in the plane of x and y.
  CHECK(is_same(row(after.last.headings, 0), {std::sin(0.2), std::cos(0.2), 0}));
  CHECK(is_same(row(after.last.positions, 0), {x1 + 0.3 * std::sin(0.2), y1 + 0.3 * std::cos(0.2), 0}));
  // The middle one is ahead by now: the pull of both adds up to straight behind, and it turns aside by the limit.
  CHECK(angle_between(row(after.last.headings, 1), kY) == Approx(0.1).epsilon(0).margin(1e-12));
  CHECK(is_same(row(after.last.headings, 2), {-std::sin(0.2), std::cos(0.2), 0}));
}

TEST_CASE("couzin: faces that are joined are crossed, mirrors turn around", "[agents][couzin]") {
  Couzin question = one_step(state({{39.9, 20, 20}}, {kX}));
  question.boundary = "periodic";
  question.box = 40;
  CHECK(is_same(row(swim(question).last.positions, 0), {0.2, 20, 20}, 1e-12));
  question.boundary = "reflecting";
  const School after = swim(question);
  CHECK(is_same(row(after.last.positions, 0), {39.8, 20, 20}, 1e-12));
  CHECK(is_same(row(after.last.headings, 0), {-1, 0, 0}));
  question.initial = state({{0.1, 0.1, 39.95}}, {{-1, -1, 1}});
  const Vec3 corner = row(swim(question).last.headings, 0);
  CHECK(is_same(corner, std::sqrt(1.0 / 3) * Vec3{1, 1, -1}));
}

TEST_CASE("couzin: sees the nearest image across a face", "[agents][couzin]") {
  Couzin question = one_step(state({{1, 20, 20}, {35, 20, 20}}, {kY, kY}));
  question.boundary = "periodic";
  question.box = 40;
  question.turning_rate = 100;
  CHECK(is_same(row(swim(question).last.headings, 0), {-1, 0, 0}));
  CHECK(is_same(row(swim(question).last.headings, 1), {1, 0, 0}));
}

TEST_CASE("couzin: a lone agent loses its heading by Dawson's law", "[agents][couzin]") {
  // 4000 agents out of each other's sight, one step of σ = 0.5: mean cosine 1 - √2 σ F(σ/√2), F(0.35355) = 0.325386
  // (Abramowitz & Stegun 7.1.17: x - 2x³/3 + 4x⁵/15 - …). The cosine's spread is about σ², so the mean of 4000 is known
  // to 0.004; the margin is four times that.
  const double sigma = 0.5, x = sigma / std::sqrt(2.0);
  const double dawson =
      x - 2 * std::pow(x, 3) / 3 + 4 * std::pow(x, 5) / 15 - 8 * std::pow(x, 7) / 105 + 16 * std::pow(x, 9) / 945;
  std::vector<Vec3> places, headings;
  for (int i = 0; i < 4000; ++i) {
    places.push_back({100.0 * i, 0, 0});
    headings.push_back(kY);
  }
  Couzin question = one_step(state(places, headings));
  question.noise = sigma / std::sqrt(0.1);
  question.entropies = false;
  const auto mean_cosine = [&](double until) {
    question.until = until;
    const School after = swim(question);
    double sum = 0;
    for (std::size_t i = 0; i < 4000; ++i) sum += row(after.last.headings, i).y;
    return sum / 4000;
  };
  const double one = 1 - std::sqrt(2.0) * sigma * dawson;
  CHECK(mean_cosine(0.1) == Approx(one).epsilon(0).margin(0.016));
  CHECK(mean_cosine(0.3) == Approx(one * one * one).epsilon(0).margin(0.03));  // and step upon step
}

TEST_CASE("couzin: noise leaves a school aligned up to its ceiling", "[agents][couzin]") {
  // All see all and turn at once: each heading is the common one disturbed, P = 1 - σ² and a little lag. σ = 0.05.
  Couzin question;
  question.r_orient = question.r_attract = 1000;
  question.perception_angle = 360;
  question.agents = 500;
  question.turning_rate = 100;
  question.noise = 0.05 / std::sqrt(0.1);
  question.entropies = false;
  question.until = 10;
  question.start_radius = 100;
  const School after = swim(question);
  const auto p = after.polarization.real();
  // The spread of a mean over 500 agents is σ²/√500 = 1e-4.
  CHECK(p.back() == Approx(0.9975).epsilon(0).margin(4e-4));
}

TEST_CASE("couzin: half the step leaves the same school", "[agents][couzin]") {
  // Physical rates: P of an aligned school that turns at its limit, with steps of 0.1 and of 0.025. Twelve schools
  // each; their means differ by less than four standard errors.
  const auto mean_p = [](double step) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      Couzin question;
      question.agents = 30;
      question.step = step;
      question.until = 20;
      question.frames = 20;
      question.entropies = false;
      const School after = swim(question, seed);
      for (std::size_t i = 11; i < 21; ++i) sum += after.polarization.real()[i];
    }
    return sum / 120;
  };
  const double coarse = mean_p(0.1), fine = mean_p(0.025);
  CAPTURE(coarse, fine);
  CHECK(std::fabs(coarse - fine) < 0.05);
}

TEST_CASE("couzin: goes on from a state as if it had never stopped", "[agents][couzin]") {
  Couzin question;
  question.agents = 40;
  question.noise = 0;
  question.until = 4;
  question.frames = 4;
  const School whole = swim(question);
  question.until = 2;
  const School half = swim(question);
  question.initial = half.last;
  const School rest = swim(question);
  CHECK(rest.last.positions.same_values(whole.last.positions));
  CHECK(rest.last.headings.same_values(whole.last.headings));
}

TEST_CASE("couzin: keeps paths where asked, and instants at whole steps", "[agents][couzin]") {
  Couzin question;
  question.agents = 7;
  question.until = 1;
  question.frames = 3;
  question.trajectories = true;
  const School school = swim(question);
  REQUIRE(school.positions);
  CHECK(school.positions->dimension(0).size == 4);
  CHECK(school.positions->dimension(1).size == 7);
  const auto times = school.polarization.coordinate_values(0);
  CHECK(times == std::vector<double>{0, 3 * 0.1, 7 * 0.1, 10 * 0.1});
  question.trajectories = false;
  question.times = std::vector<double>{0.5, 1};
  const School other = swim(question);
  CHECK_FALSE(other.positions);
  CHECK(other.polarization.size() == 2);
  // The stored instants do not touch the school.
  CHECK(other.last.positions.same_values(school.last.positions));
}

TEST_CASE("couzin: one agent swims alone", "[agents][couzin]") {
  Couzin question;
  question.agents = 1;
  question.until = 1;
  const School school = swim(question);
  CHECK(school.polarization.real().back() == Approx(1).epsilon(0).margin(1e-15));
  CHECK(school.groups.real().back() == 1);
  CHECK(std::isinf(school.nearest_distance.real().back()));
}

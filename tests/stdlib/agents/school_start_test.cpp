// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_start.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

AgentArrays start(const Couzin& question, const Space& space, std::size_t agents, std::uint64_t seed = 1) {
  ansatz::core::Run run{ansatz::core::Stream(seed)};
  std::optional<PublishedGenerator> none;
  return made_start(question, space, agents, none, run);
}

struct Means {
  double radius_cubed = 0, heading_length = 0;
  Vec3 place, heading;
};

Means means(const AgentArrays& agents, Vec3 centre) {
  Means m;
  const auto n = static_cast<double>(agents.size());
  for (std::size_t i = 0; i < agents.size(); ++i) {
    const Vec3 r = agents.place(i) - centre;
    m.radius_cubed += std::pow(length(r), 3) / n;
    m.place = m.place + (1 / n) * r;
    m.heading = m.heading + (1 / n) * agents.heading(i);
    m.heading_length += length(agents.heading(i)) / n;
  }
  return m;
}

constexpr std::size_t kMany = 20000;
// Five standard errors of a mean of so many values of deviation one.
const double kFive = 5 / std::sqrt(static_cast<double>(kMany));

}  // namespace

TEST_CASE("school_start: in open space a sphere is filled evenly, headings go anywhere", "[agents][start]") {
  Couzin question;
  question.start_radius = 8;
  const AgentArrays agents = start(question, {}, kMany);
  const Means m = means(agents, {});
  // The cube of a radius is uniform on [0, 512]: mean 256, deviation 512/√12.
  CHECK(m.radius_cubed == Approx(256).epsilon(0).margin(512 / std::sqrt(12.0) * kFive));
  CHECK(length(m.place) < 8 * kFive);
  CHECK(length(m.heading) < 2 * kFive);
  CHECK(m.heading_length == Approx(1).epsilon(1e-12));
  for (std::size_t i = 0; i < kMany; ++i) REQUIRE(length(agents.place(i)) <= 8 * (1 + 1e-12));
}

TEST_CASE("school_start: the sphere is the larger of half the range and what keeps agents apart", "[agents][start]") {
  Couzin question;
  question.r_attract = 15;
  const auto farthest_of = [&](std::size_t agents) {
    double most = 0;
    const AgentArrays made = start(question, {}, agents);
    for (std::size_t i = 0; i < agents; ++i) most = std::fmax(most, length(made.place(i)));
    return most;
  };
  // Of n radii whose cubes are uniform the largest is a part in 3n below the end, and 10 in 3n seldom.
  CHECK(farthest_of(200) == Approx(7.5).epsilon(0.02));   // r_attract/2
  CHECK(farthest_of(8000) == Approx(20).epsilon(0.001));  // r_repel ∛8000
}

TEST_CASE("school_start: a box is filled evenly, or a sphere in its middle", "[agents][start]") {
  Couzin question;
  const Space space{Boundary::reflecting, 10};
  const AgentArrays agents = start(question, space, kMany);
  const Means m = means(agents, {5, 5, 5});
  CHECK(std::fabs(m.place.x) < 10 / std::sqrt(12.0) * kFive);
  CHECK(std::fabs(m.place.z) < 10 / std::sqrt(12.0) * kFive);
  double squares = 0;
  for (std::size_t i = 0; i < kMany; ++i) {
    const Vec3 p = agents.place(i);
    REQUIRE(std::min({p.x, p.y, p.z}) >= 0);
    REQUIRE(std::max({p.x, p.y, p.z}) < 10);
    squares += dot(p - Vec3{5, 5, 5}, p - Vec3{5, 5, 5}) / static_cast<double>(kMany);
  }
  CHECK(squares == Approx(25).epsilon(0.02));  // 3 · 100/12, deviation about 10.5
  question.start_radius = 2;
  CHECK(means(start(question, space, kMany), {5, 5, 5}).radius_cubed == Approx(4).epsilon(0.03));
}

// Angle 2πi/N + 0.1 g, radius R (1 + 0.15 g), height 0.3 R g, heading (-sin, cos, 0.1 g).
TEST_CASE("school_start: a ring swims along itself, as disturbed as it is said", "[agents][start]") {
  Couzin question;
  question.start = "ring";
  question.start_radius = 6;
  const AgentArrays agents = start(question, {}, kMany);
  double radius = 0, radius_square = 0, height_square = 0, along = 0, lift_square = 0, lag_square = 0;
  for (std::size_t i = 0; i < kMany; ++i) {
    const Vec3 p = agents.place(i), d = agents.heading(i);
    const double r = std::hypot(p.x, p.y);
    radius += r / kMany;
    radius_square += (r - 6) * (r - 6) / kMany;
    height_square += p.z * p.z / kMany;
    along += (d.y * p.x - d.x * p.y) / (r * std::hypot(d.x, d.y)) / kMany;
    lift_square += std::pow(d.z / std::hypot(d.x, d.y), 2) / kMany;
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / kMany;
    const double lag = std::remainder(std::atan2(p.y, p.x) - angle, 2 * std::numbers::pi);
    lag_square += lag * lag / kMany;
  }
  CHECK(radius == Approx(6).epsilon(0).margin(0.9 * kFive));
  // Mean squares of normals err by √(2/N): 5 % is five of it.
  CHECK(std::sqrt(radius_square) == Approx(0.9).epsilon(0.05));
  CHECK(std::sqrt(height_square) == Approx(1.8).epsilon(0.05));
  CHECK(std::sqrt(lift_square) == Approx(0.1).epsilon(0.05));
  CHECK(std::sqrt(lag_square) == Approx(0.1).epsilon(0.05));
  CHECK(along == Approx(1).epsilon(1e-12));
  // Without a radius: a quarter of the box, about its middle.
  question.start_radius.reset();
  const AgentArrays boxed = start(question, {Boundary::periodic, 40}, kMany);
  double mean = 0;
  for (std::size_t i = 0; i < kMany; ++i) mean += std::hypot(boxed.x[i] - 20, boxed.y[i] - 20) / kMany;
  CHECK(mean == Approx(10).epsilon(0.01));
}

TEST_CASE("school_start: another seed starts elsewhere, and agents do not hang on how many there are",
          "[agents][start]") {
  Couzin question;
  question.start_radius = 5;
  const AgentArrays one = start(question, {}, 10), other = start(question, {}, 10, 2), more = start(question, {}, 20);
  CHECK(one.x[3] != other.x[3]);
  CHECK(one.x[3] == more.x[3]);
  CHECK(one.dz[3] == more.dz[3]);
}

TEST_CASE("school_start: given headings are brought to length one, whatever their size", "[agents][start]") {
  ansatz::core::Run run;
  const SchoolState given = state({{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, {{3, 0, 4}, {1e200, 0, 0}, {0, -1e-200, 1e-200}});
  const AgentArrays agents = given_start(given, {}, 1e12, run);
  CHECK(length(agents.heading(0) - Vec3{0.6, 0, 0.8}) < 1e-15);
  CHECK(length(agents.heading(1) - Vec3{1, 0, 0}) < 1e-15);
  CHECK(length(agents.heading(2) - Vec3{0, -std::sqrt(0.5), std::sqrt(0.5)}) < 1e-15);
  // A place on the far face is one on the near face.
  const AgentArrays face = given_start(state({{10, 1, 2}}, {{1, 0, 0}}), {Boundary::periodic, 10}, 1e12, run);
  CHECK(face.x[0] == 0);
  CHECK(face.y[0] == 1);
}

TEST_CASE("school_start: refuses places far beyond the grain of coordinates, and neighbours on one spot",
          "[agents][start]") {
  ansatz::core::Run run;
  const auto refusal = [&](const SchoolState& given) {
    return sentence_of([&] { given_start(given, {}, 1e12, run); });
  };
  CHECK(
      refusal(state({{0, 0, -2e12}}, {{1, 0, 0}})) ==
      "couzin: initial.positions is (0, 0, -2e+12) for agent 1, but must be within 1e+12 of the origin, 2^40 r_repel: "
      "farther out coordinates are coarser than zones");
  CHECK_THAT(refusal(state({{0, 0, 0}, {5, 0, 0}, {0, 9e-11, 0}}, {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}})),
             Catch::Contains("for agent 1 and for agent 3"));
  CHECK(refusal(state({{0, 0, 0}, {0, 2e-10, 0}}, {{1, 0, 0}, {1, 0, 0}})).empty());
}

// Uniform on [0, 1): mean 1/2, variance 1/12, and no coordinate tells of another. Margins of five standard errors, of
// a mean 1/√(12 n), of a square's mean √(4/45 n), of a product's 1/(12 √n).
TEST_CASE("school_start: coordinates in a box are even and each its own", "[agents][start]") {
  Couzin question;
  const AgentArrays agents = start(question, {Boundary::periodic, 10}, kMany);
  const double root = 5 / std::sqrt(static_cast<double>(kMany));
  const std::vector<double>* const axes[] = {&agents.x, &agents.y, &agents.z};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = a; b < 3; ++b) {
      double mean = 0, product = 0;
      for (std::size_t i = 0; i < kMany; ++i) {
        const double u = (*axes[a])[i] / 10 - 0.5, v = (*axes[b])[i] / 10 - 0.5;
        mean += u / kMany;
        product += u * v / kMany;
      }
      CHECK(std::fabs(mean) < root / std::sqrt(12.0));
      CHECK(std::fabs(product - (a == b ? 1.0 / 12 : 0.0)) < root / 12);
    }
  }
}

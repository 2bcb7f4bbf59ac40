// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_measures.h"

#include <catch2/catch.hpp>

#include "stdlib/agents/placed.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

TEST_CASE("school_measures: polarization of headings anywhere is a chi-square of three", "[agents][measures]") {
  // E[P] = √(8/3πN): 0.0752 for 150. Its spread is 0.4 of that, so 4000 draws give it to 0.7 %: margin 2.5 %. E[P²] =
  // 1/N with a relative spread of √(2/3): 1.3 %, margin 5 %.
  double p = 0, squares = 0;
  constexpr int kDraws = 4000;
  for (int k = 0; k < kDraws; ++k) {
    const double one = polarization(isotropic(150, static_cast<std::uint64_t>(k)).agents);
    p += one / kDraws;
    squares += one * one / kDraws;
  }
  CHECK(p == Approx(std::sqrt(8 / (3 * std::numbers::pi * 150))).epsilon(0.025));
  CHECK(squares * 150 == Approx(1).epsilon(0.05));
}

TEST_CASE("school_measures: rotation of headings anywhere", "[agents][measures]") {
  // E[M] = √(16/9πN), 0.0614 for 150; the centre is the sample's own, which changes little. 1000 draws: 1.3 %.
  double m = 0;
  for (int k = 0; k < 1000; ++k)
    m += isotropic(150, static_cast<std::uint64_t>(k)).measures().published_rotation / 1000;
  CHECK(m == Approx(std::sqrt(16 / (9 * std::numbers::pi * 150))).epsilon(0.05));
}

TEST_CASE("school_measures: a ring that swims along itself turns and does not go", "[agents][measures]") {
  // P = 0, M = 1, |e × d| the same for all; also across the faces of a periodic box.
  const double box = GENERATE(0.0, 30.0);
  for (const Vec3 middle : {Vec3{15, 15, 15}, Vec3{0, 0, 29.5}}) {
    Placed ring{AgentArrays(40), {box > 0 ? Boundary::periodic : Boundary::open, box}};
    for (std::size_t i = 0; i < 40; ++i) {
      const double t = 2 * std::numbers::pi * static_cast<double>(i) / 40;
      Vec3 place = middle + 5 * Vec3{std::cos(t), std::sin(t), 0}, heading{-std::sin(t), std::cos(t), 0};
      ring.space.move(place, heading, 0);
      ring.agents.set_place(i, place);
      ring.agents.set_heading(i, heading);
    }
    const SchoolMeasures m = ring.measures();
    CHECK(m.polarization == Approx(0).epsilon(0).margin(1e-12));
    CHECK(m.rotation == Approx(1).epsilon(0).margin(1e-12));
    CHECK(m.spread == Approx(5).epsilon(0).margin(1e-12));
    CHECK(m.groups == 1);
    CHECK(m.nearest == Approx(10 * std::sin(std::numbers::pi / 40)).epsilon(0).margin(1e-12));
    const auto [corrected, published] = ring.entropies();
    CHECK(corrected[kMomentum] == Approx(0).epsilon(0).margin(1e-12));
    CHECK(corrected[kCohesion] == Approx(0).epsilon(0).margin(1e-12));
    CHECK(corrected[kDepth] == Approx(0).epsilon(0).margin(1e-12));
    // The published centre is the ring's only where no face cuts it.
    const bool is_cut = box > 0 && middle.x == 0;
    CHECK((m.published_rotation < 0.99) == is_cut);
  }
}

TEST_CASE("school_measures: names of states", "[agents][measures]") {
  CHECK(state_name(0.95, 0) == "highly parallel");
  CHECK(state_name(0.9, 0) == "dynamic parallel");
  CHECK(state_name(0.71, 0.9) == "dynamic parallel");
  CHECK(state_name(0.7, 0.51) == "torus");
  CHECK(state_name(0.41, 0.5) == "transitional");
  CHECK(state_name(0.4, 0.31) == "transitional");
  CHECK(state_name(0.4, 0.3) == "swarm");
}

TEST_CASE("school_measures: a centre is as sure as the axis that tells least of it", "[agents][measures]") {
  Placed row{AgentArrays(50), {Boundary::periodic, 50}};
  row.zones = {1, 3, 6, 1, -2};
  const double step = GENERATE(1.0, 0.1);  // all around the box along x, or a tenth of it
  for (std::size_t i = 0; i < 50; ++i) {
    row.agents.set_place(i, {step * static_cast<double>(i), 20, 20});
    row.agents.set_heading(i, {0, 1, 0});
  }
  // |Σ exp(2πi x/L)|/n: of all roots of unity 0, of n steps of angle a |sin(na/2)/(n sin(a/2))|.
  const double a = 2 * std::numbers::pi * step / 50;
  CHECK(row.measures().certainty ==
        Approx(std::fabs(std::sin(25 * a) / (50 * std::sin(a / 2)))).epsilon(1e-12).margin(1e-12));
}

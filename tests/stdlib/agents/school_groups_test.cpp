// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_groups.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/agents/placed.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

TEST_CASE("school_groups: two groups are told apart, and a link needs one that sees", "[agents][measures]") {
  Placed placed{AgentArrays(5), {}};
  // Three in a row 5 apart, two far away; all head along x with a blind cone behind.
  const Vec3 places[] = {{0, 0, 0}, {5, 0, 0}, {10, 0, 0}, {100, 0, 0}, {104, 0, 0}};
  for (std::size_t i = 0; i < 5; ++i) {
    placed.agents.set_place(i, places[i]);
    placed.agents.set_heading(i, {1, 0, 0});
  }
  SchoolMeasures m = placed.measures();
  CHECK(m.groups == 2);
  CHECK(m.largest_group == Approx(0.6));
  CHECK(m.centre.x == Approx(5));
  CHECK(m.closest == Approx(4));
  placed.zones.attract = 5;  // half open
  CHECK(placed.measures().groups == 4);
  placed.zones.attract = 6;
  placed.agents.set_heading(0, {-1, 0, 0});
  placed.agents.set_heading(1, {-1, 0, 0});  // sees 0 only; 2 looks away from it
  CHECK(placed.measures().groups == 3);
}

TEST_CASE("school_groups: cells and all pairs see the same groups and neighbours", "[agents][measures]") {
  for (const Space space : {Space{}, Space{Boundary::periodic, 40}}) {
    Placed many = isotropic(2000, 5, 0, {space.boundary, 40});
    many.space = space;
    many.zones.attract = 2.2;
    const SchoolMeasures m = many.measures();
    // By hand: all pairs.
    double nearest = 0;
    std::vector<std::size_t> root(2000);
    for (std::size_t i = 0; i < 2000; ++i) root[i] = i;
    const auto find = [&](std::size_t i) {
      while (root[i] != i) i = root[i];
      return i;
    };
    for (std::size_t i = 0; i < 2000; ++i) {
      double least = 1e300;
      for (std::size_t j = 0; j < 2000; ++j) {
        if (i == j) continue;
        const Vec3 apart = space.between(many.agents.place(i), many.agents.place(j));
        const double r = length(apart);
        least = std::fmin(least, r);
        if (r < 2.2 && dot(apart, many.agents.heading(i)) > -0.5 * r)
          root[std::max(find(i), find(j))] = std::min(find(i), find(j));
      }
      nearest += least / 2000;
    }
    std::size_t groups = 0;
    for (std::size_t i = 0; i < 2000; ++i) groups += root[i] == i;
    CHECK(m.groups == static_cast<double>(groups));
    CHECK(m.nearest == Approx(nearest).epsilon(1e-12));
  }
}

// So many pairs far from each other that cells are searched; in each the two are exactly 5 apart.
TEST_CASE("school_groups: reach is half open in cells too", "[agents][measures]") {
  Placed pairs{AgentArrays(800), {}};
  for (std::size_t i = 0; i < 800; ++i) {
    const auto k = static_cast<double>(i / 2);
    pairs.agents.set_place(i, {40 * k + (i % 2 == 0 ? 0 : 5), -300, 1000});
    pairs.agents.set_heading(i, {1, 0, 0});
  }
  pairs.zones = {1, 3, 5, 1, -2};
  CHECK(pairs.measures().groups == 800);
  pairs.zones.attract = std::nextafter(5.0, 6.0);
  CHECK(pairs.measures().groups == 400);
  CHECK(pairs.measures().closest == 5);
}

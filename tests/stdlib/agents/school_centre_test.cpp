// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_centre.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace ansatz::agents;

namespace {

struct Found {
  Vec3 place;
  double certainty;
};

Found centre_of(const std::vector<Vec3>& places, const Space& space, double reach = 1000) {
  AgentArrays agents(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    agents.set_place(i, places[i]);
    agents.set_heading(i, {1, 0, 0});
  }
  ansatz::core::Run run;
  SchoolGroups groups(space, {.attract = reach}, places.size());
  groups.find(agents, run);
  SchoolCentre centre(places.size());
  centre.find(agents, groups, space);
  return {centre.place(), centre.certainty()};
}

Approx nearly(double value) { return Approx(value).epsilon(0).margin(1e-13); }

}  // namespace

TEST_CASE("school_centre: a mean where there is no seam, of the largest group alone", "[agents][measures]") {
  const std::vector<Vec3> places{{0, 0, 0}, {1, 2, 3}, {5, 1, 0}, {100, 100, 100}};
  const Found found = centre_of(places, {}, 6);
  CHECK(found.place.x == nearly(2));
  CHECK(found.place.y == nearly(1));
  CHECK(found.place.z == nearly(1));
  CHECK(found.certainty == 1);
}

// The circular mean alone would be off: three places that are not even about it.
TEST_CASE("school_centre: the plain mean of a group put together again across the faces", "[agents][measures]") {
  const Space box{Boundary::periodic, 10};
  const Found found = centre_of({{9.5, 5, 0.5}, {0.5, 5, 0.5}, {2.3, 5, 9.6}}, box, 5);
  CHECK(found.place.x == nearly(2.3 / 3));  // -0.5, 0.5, 2.3
  CHECK(found.place.y == nearly(5));
  CHECK(found.place.z == nearly(0.2));  // 0.5, 0.5, -0.4
}

TEST_CASE("school_centre: how sure it is has its closed form", "[agents][measures]") {
  const Space box{Boundary::periodic, 10};
  // Two a quarter of the box apart on x: |1 + i|/2. A row of ten around it on y has no centre there.
  CHECK(centre_of({{1, 5, 5}, {3.5, 5, 5}}, box, 5).certainty == nearly(std::sqrt(0.5)));
  std::vector<Vec3> around;
  for (int k = 0; k < 10; ++k) around.push_back({5, static_cast<double>(k), 5});
  CHECK(centre_of(around, box, 5).certainty == nearly(0));
}

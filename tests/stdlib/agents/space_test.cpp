// SPDX-License-Identifier: MIT
#include "stdlib/agents/space.h"

#include <catch2/catch.hpp>

using namespace ansatz::agents;

TEST_CASE("space: the nearest image is never more than half a box away", "[agents][space]") {
  const Space space{Boundary::periodic, 10};
  CHECK(space.between({1, 1, 1}, {9, 4, 6}).x == -2);
  CHECK(space.between({9, 1, 1}, {1, 4, 6}).x == 2);
  CHECK(space.between({1, 1, 1}, {9, 4, 6}).y == 3);
  CHECK(space.between({1, 1, 1}, {9, 4, 6}).z == 5);  // half a box exactly is left as it is, either way
  CHECK(space.between({1, 1, 6}, {9, 4, 1}).z == -5);
  CHECK(Space{}.between({1, 1, 1}, {90, 4, 6}).x == 89);
  CHECK(Space{Boundary::reflecting, 10}.between({1, 0, 0}, {9, 0, 0}).x == 8);
}

TEST_CASE("space: coordinates are brought back into the box, its far face to the near one", "[agents][space]") {
  const Space space{Boundary::periodic, 10};
  CHECK(space.wrapped(3) == 3);
  CHECK(space.wrapped(10) == 0);
  CHECK(space.wrapped(-0.5) == 9.5);
  CHECK(space.wrapped(27.5) == 7.5);
  CHECK(space.wrapped(-1e-18) == 0);  // just below 0 would round to the box itself
}

TEST_CASE("space: mirrors turn the heading as often as they are met", "[agents][space]") {
  const Space space{Boundary::reflecting, 10};
  const auto moved = [&](double x, double d, double way) {
    Vec3 place{x, 5, 5}, heading{d, 0, 0};
    space.move(place, heading, way);
    CHECK(place.y == 5);
    return std::pair(place.x, heading.x);
  };
  CHECK(moved(9, 1, 3) == std::pair(8.0, -1.0));
  CHECK(moved(1, -1, 3) == std::pair(2.0, 1.0));
  CHECK(moved(9, 1, 13) == std::pair(2.0, 1.0));  // both mirrors
  CHECK(moved(1, -1, 13) == std::pair(8.0, -1.0));
  CHECK(moved(9, 1, 1) == std::pair(10.0, 1.0));  // at the face
}

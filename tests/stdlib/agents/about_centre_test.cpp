// SPDX-License-Identifier: MIT
#include "stdlib/agents/about_centre.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ansatz::agents;

namespace {

Approx nearly(double value) { return Approx(value).epsilon(0).margin(1e-14); }

}  // namespace

// Twice as far in the same direction is the same momentum: e is of length one.
TEST_CASE("about_centre: momenta are those of directions", "[agents][measures]") {
  AgentArrays agents(9);  // one more than the widest vector
  for (std::size_t i = 0; i < 9; ++i) {
    agents.set_place(i, {1 + static_cast<double>(i), 2, 3});
    agents.set_heading(i, {0, 0.6, 0.8});
  }
  AboutCentre about(9);
  about.look(agents, {1, 2, 3}, {});
  for (std::size_t i = 0; i < 9; ++i) {
    CAPTURE(i);
    CHECK(about.place(i).x == nearly(static_cast<double>(i)));
    const Vec3 m = about.momentum(i);  // x × (0.6 y + 0.8 z) = 0.6 z - 0.8 y; at the centre nothing
    CHECK(m.x == 0);
    CHECK(m.y == nearly(i == 0 ? 0 : -0.8));
    CHECK(m.z == nearly(i == 0 ? 0 : 0.6));
    CHECK(about.momentum_sizes()[i] == nearly(i == 0 ? 0 : 1));
  }
}

TEST_CASE("about_centre: the shortest way goes through the faces of a periodic box", "[agents][measures]") {
  AgentArrays agents(2);
  agents.set_place(0, {9.5, 0.5, 5});
  agents.set_place(1, {1.5, 8.5, 5});
  agents.set_heading(0, {0, 0, 1});
  agents.set_heading(1, {0, 0, 1});
  const Vec3 centre{0.5, 9.5, 5};
  AboutCentre about(2);
  about.look(agents, centre, {Boundary::periodic, 10});
  CHECK(about.place(0).x == -1);
  CHECK(about.place(0).y == 1);
  CHECK(about.place(1).x == 1);
  CHECK(about.place(1).y == -1);
  // (-1, 1)/√2 × z = (1, 1)/√2, and the other the opposite.
  CHECK(about.momentum(0).x == nearly(std::sqrt(0.5)));
  CHECK(about.momentum(0).y == nearly(std::sqrt(0.5)));
  CHECK(about.momentum(1).x == nearly(-std::sqrt(0.5)));
  about.look(agents, centre, {Boundary::reflecting, 10});  // faces that nobody passes
  CHECK(about.place(0).x == 9);
}

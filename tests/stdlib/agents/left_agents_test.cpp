// SPDX-License-Identifier: MIT
#include "stdlib/agents/left_agents.h"

#include <catch2/catch.hpp>
#include <vector>

#include "stdlib/agents/placed.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

// Every size around the widths of vectors, with images and without, with a blind cone and without.
TEST_CASE("left_agents: takes those that a plain loop takes, and keeps the others in order", "[agents][measures]") {
  for (const std::size_t n : {1, 2, 7, 8, 9, 16, 17, 100}) {
    for (const Space space : {Space{}, Space{Boundary::periodic, 12}}) {
      for (const double sees_above : {-2.0, 0.5}) {
        const Placed crowd = isotropic(n, 7 + n, 0, {space.boundary, 12});
        const AgentArrays& agents = crowd.agents;
        LeftAgents left(space, {1, 2, 4, 1, sees_above}, n);
        left.fill(agents);
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t i = 0; i < n; ++i) wanted.push_back(i);
        CAPTURE(n, space.box, sees_above);
        while (!wanted.empty()) {
          REQUIRE_FALSE(left.empty());
          const std::uint32_t first = left.take_first();
          REQUIRE(first == wanted.front());
          wanted.erase(wanted.begin());
          std::vector<std::uint32_t> linked, others;
          for (const std::uint32_t i : wanted) {
            const Vec3 apart = space.between(agents.place(first), agents.place(i));
            const double r = length(apart);
            const bool sees = sees_above < -1 || dot(apart, agents.heading(first)) > sees_above * r ||
                              -dot(apart, agents.heading(i)) > sees_above * r;
            (r < 4 && sees ? linked : others).push_back(i);
          }
          std::vector<std::uint32_t> seekers{first};
          const auto taken = left.take_linked(agents, seekers);
          CHECK(seekers.empty());
          CHECK(std::vector<std::uint32_t>(taken.begin(), taken.end()) == linked);
          wanted = others;
        }
        CHECK(left.empty());
        std::vector<std::uint32_t> seekers{0};
        CHECK(left.take_linked(agents, seekers).empty());
        CHECK(seekers.empty());
      }
    }
  }
}

TEST_CASE("left_agents: one that sees is enough, and the reach is half open", "[agents][measures]") {
  AgentArrays agents(3);
  const Vec3 places[] = {{0, 0, 0}, {4, 0, 0}, {-3.9, 0, 0}};
  for (std::size_t i = 0; i < 3; ++i) {
    agents.set_place(i, places[i]);
    agents.set_heading(i, {1, 0, 0});
  }
  LeftAgents left({}, {1, 2, 4, 1, 0.9}, 3);
  left.fill(agents);
  CHECK(left.take_first() == 0);
  // The second is ahead, but at 4 exactly; the third is behind, and sees the first ahead of itself.
  std::vector<std::uint32_t> seekers{0};
  const auto taken = left.take_linked(agents, seekers);
  REQUIRE(taken.size() == 1);
  CHECK(taken[0] == 2);
}

// δ - L round(δ/L), half to even: half a box away, ahead is ahead. The other looks aside and sees nobody.
TEST_CASE("left_agents: who is half a box away is on the side where the difference points", "[agents][measures]") {
  AgentArrays agents(2);
  agents.set_place(0, {1, 3, 3});
  agents.set_place(1, {6, 3, 3});
  agents.set_heading(1, {0, 1, 0});
  for (const double along : {1.0, -1.0}) {
    agents.set_heading(0, {along, 0, 0});
    LeftAgents left({Boundary::periodic, 10}, {1, 2, 8, 1, 0.5}, 2);
    left.fill(agents);
    left.take_first();
    std::vector<std::uint32_t> seekers{0};
    CHECK(left.take_linked(agents, seekers).size() == (along > 0 ? 1 : 0));
  }
}

// 0 is far from both, 1 near 3, 2 near 4: seekers are asked from the last on, and the asking ends with the first
// answer.
TEST_CASE("left_agents: seekers are asked until one is linked", "[agents][measures]") {
  AgentArrays agents(5);
  const double places[] = {50, 0, 10, 1, 11};
  for (std::size_t i = 0; i < 5; ++i) {
    agents.set_place(i, {places[i], 0, 0});
    agents.set_heading(i, {1, 0, 0});
  }
  LeftAgents left({}, {1, 2, 4, 1, -2}, 5);
  left.fill(agents);
  for (int k = 0; k < 3; ++k) left.take_first();
  std::vector<std::uint32_t> seekers{2, 1, 0};
  const auto first = left.take_linked(agents, seekers);
  REQUIRE(first.size() == 1);
  CHECK(first[0] == 3);
  CHECK(seekers == std::vector<std::uint32_t>{2});
  const auto second = left.take_linked(agents, seekers);
  REQUIRE(second.size() == 1);
  CHECK(second[0] == 4);
  CHECK(left.empty());
}

// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_flow.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

struct Flowing {
  explicit Flowing(const Couzin& question)
      : run(ansatz::core::Stream(1)), setting(question, run), flow(setting, run.stream("noise")) {}
  ansatz::core::Run run;
  CouzinSetting setting;
  SchoolFlow flow;
};

}  // namespace

// Nobody sees anybody: every agent goes straight on, whatever order cells leave them in.
TEST_CASE("school_flow: agents keep their places in the list as cells sort them", "[agents][flow]") {
  Couzin question;
  question.agents = 1000;
  question.r_repel = question.r_orient = question.r_attract = 1e-3;
  question.start_radius = 20;
  question.noise = 0;
  question.speed = 3;
  question.search = "cells";
  Flowing flowing(question);
  const AgentArrays before = flowing.setting.start;
  for (int step = 0; step < 5; ++step) flowing.flow.step(flowing.run);
  CHECK(flowing.flow.steps() == 5);
  CHECK(flowing.flow.searched_cells());
  const AgentArrays& after = flowing.flow.agents();
  for (std::size_t i = 0; i < 1000; ++i) {
    REQUIRE(length(after.heading(i) - before.heading(i)) < 1e-14);
    REQUIRE(length(after.place(i) - before.place(i) - 1.5 * before.heading(i)) < 1e-12);
  }
}

TEST_CASE("school_flow: noise belongs to the agent, not to its place in memory", "[agents][flow]") {
  Couzin question;
  question.agents = 600;
  question.r_repel = question.r_orient = question.r_attract = 1e-3;
  question.start_radius = 20;
  question.noise = 0.5;
  question.search = "cells";
  Flowing cells(question);
  question.search = "all pairs";
  Flowing pairs(question);
  for (int step = 0; step < 4; ++step) {
    cells.flow.step(cells.run);
    pairs.flow.step(pairs.run);
  }
  CHECK_FALSE(pairs.flow.searched_cells());
  for (std::size_t i = 0; i < 600; ++i)
    REQUIRE(length(cells.flow.agents().place(i) - pairs.flow.agents().place(i)) == 0);
}

TEST_CASE("school_flow: chooses all pairs for few agents and cells for many", "[agents][flow]") {
  Couzin question;
  question.agents = 319;
  question.r_orient = 2;
  question.r_attract = 3;
  question.boundary = "periodic";
  question.box = 30;
  const auto searches_cells = [&] {
    Flowing flowing(question);
    flowing.flow.step(flowing.run);
    return flowing.flow.searched_cells();
  };
  CHECK_FALSE(searches_cells());
  question.agents = 320;
  CHECK(searches_cells());
  question.box = 8.9;  // no room for three cells of 3
  CHECK_FALSE(searches_cells());
  // In open space cells pay where they spare a third of the looking.
  question.boundary = "open";
  question.box.reset();
  question.start_radius = 40;
  CHECK(searches_cells());
  question.start_radius = 4;
  CHECK_FALSE(searches_cells());
}

TEST_CASE("school_flow: opposite wishes turn in a plane that differs from agent to agent and step to step",
          "[agents][flow]") {
  // Two pairs, far from each other, each of one agent that looks straight at another too near: it wants straight back.
  Couzin question;
  question.initial =
      state({{0, 0, 0}, {0.5, 0, 0}, {100, 0, 0}, {100.5, 0, 0}}, {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
  question.noise = 0;
  question.speed = 0;
  question.turning_rate = 1;
  Flowing flowing(question);
  flowing.flow.step(flowing.run);
  const Vec3 first = flowing.flow.agents().heading(0), third = flowing.flow.agents().heading(2);
  CHECK(std::acos(first.x) == Approx(0.1).epsilon(1e-9));
  CHECK(std::acos(third.x) == Approx(0.1).epsilon(1e-9));
  CHECK(length(first - third) > 1e-3);
  // The one ahead sees nobody (a blind cone of 45 degrees behind) and keeps its heading.
  CHECK(flowing.flow.agents().heading(1).x == 1);
}

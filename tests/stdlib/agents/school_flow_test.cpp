// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_flow.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

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

// A turn of 1e-11 leaves the wish straight behind, so the next step draws a plane again.
TEST_CASE("school_flow: the plane of one agent is not that of its neighbour in the list a step later",
          "[agents][flow]") {
  Couzin question;
  question.initial =
      state({{0, 0, 0}, {100, 0, 0}, {0.5, 0, 0}, {100.5, 0, 0}}, {{1, 0, 0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}});
  question.noise = 0;
  question.speed = 0;
  question.turning_rate = 1e-10;
  Flowing flowing(question);
  std::vector<Vec3> first, second;
  flowing.flow.step(flowing.run);
  for (std::size_t i = 0; i < 2; ++i) first.push_back(flowing.flow.agents().heading(i));
  flowing.flow.step(flowing.run);
  for (std::size_t i = 0; i < 2; ++i) second.push_back(flowing.flow.agents().heading(i) - first[i]);
  const auto aside = [](Vec3 v) { return Vec3{0, v.y, v.z}; };
  for (const Vec3 each : {first[0], first[1], second[0], second[1]})
    CHECK(length(aside(each)) == Approx(1e-11).epsilon(1e-3));
  const Vec3 all[] = {aside(first[0]), aside(first[1]), aside(second[0]), aside(second[1])};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = i + 1; j < 4; ++j) CHECK(length(all[i] - all[j]) > 1e-13);
}

// Far from each other, all on one heading, in more stretches of the loops than one.
TEST_CASE("school_flow: no two agents have the same noise", "[agents][flow]") {
  constexpr std::size_t kAgents = 9000;
  Couzin question;
  std::vector<Vec3> places, headings(kAgents, Vec3{1, 0, 0});
  for (std::size_t i = 0; i < kAgents; ++i) places.push_back({20 * static_cast<double>(i), 0, 0});
  question.initial = state(places, headings);
  question.r_repel = question.r_orient = question.r_attract = 1;
  question.noise = 0.5;
  Flowing flowing(question);
  flowing.flow.step(flowing.run);
  std::vector<double> drawn;
  for (std::size_t i = 0; i < kAgents; ++i) drawn.push_back(flowing.flow.agents().heading(i).y);
  std::ranges::sort(drawn);
  CHECK(std::ranges::adjacent_find(drawn) == drawn.end());
}

// 500 agents wide apart draw together: cells at first, then everybody, whose order in memory is that of the cells.
TEST_CASE("school_flow: a school that draws together goes from cells to all pairs, to the bit", "[agents][flow]") {
  Couzin question;
  question.agents = 500;
  question.r_repel = question.r_orient = 0.2;
  question.r_attract = 10;
  question.start_radius = 18.5;
  question.speed = 3;
  question.turning_rate = 20;
  question.noise = 0.3;
  question.search = "auto";
  Flowing chosen(question);
  question.search = "all pairs";
  Flowing pairs(question);
  bool began_with_cells = false, ended_with_pairs = false;
  for (int step = 0; step < 40; ++step) {
    chosen.flow.step(chosen.run);
    pairs.flow.step(pairs.run);
    if (step == 0) began_with_cells = chosen.flow.searched_cells();
    ended_with_pairs = !chosen.flow.searched_cells();
  }
  CHECK(began_with_cells);
  CHECK(ended_with_pairs);
  for (std::size_t i = 0; i < 500; ++i) {
    REQUIRE(length(chosen.flow.agents().place(i) - pairs.flow.agents().place(i)) == 0);
    REQUIRE(length(chosen.flow.agents().heading(i) - pairs.flow.agents().heading(i)) == 0);
  }
}

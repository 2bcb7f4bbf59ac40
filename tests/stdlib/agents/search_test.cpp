// SPDX-License-Identifier: MIT
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <catch2/catch.hpp>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

bool are_same(const School& a, const School& b) {
  return a.last.positions.same_values(b.last.positions) && a.last.headings.same_values(b.last.headings) &&
         a.polarization.same_values(b.polarization) && a.rotation.same_values(b.rotation) &&
         a.groups.same_values(b.groups) && a.nearest_distance.same_values(b.nearest_distance);
}

Couzin crowd(const std::string& boundary) {
  Couzin question;
  question.agents = 600;
  question.r_orient = 3;
  question.r_attract = 5;
  question.boundary = boundary;
  if (boundary != "open") question.box = 23;
  question.until = 4;
  question.frames = 8;
  question.entropies = false;
  return question;
}

School with_threads(int threads, const Couzin& question) {
  const tbb::global_control most(tbb::global_control::max_allowed_parallelism, 4);
  tbb::task_arena arena(threads);
  School school;
  arena.execute([&] { school = swim(question); });
  return school;
}

}  // namespace

TEST_CASE("couzin: cells find whom all pairs find, to the bit", "[agents][search]") {
  // 40 steps with noise: a single different neighbour in one of them would leave nothing alike.
  const std::string boundary = GENERATE("open", "periodic", "reflecting");
  const double r_attract = GENERATE(3.2, 5.0, 7.6);  // the last: three cells of a box of 23 and hardly more
  CAPTURE(boundary, r_attract);
  Couzin question = crowd(boundary);
  question.r_attract = r_attract;
  question.search = "all pairs";
  const School by_pairs = swim(question);
  question.search = "cells";
  const School by_cells = swim(question);
  CHECK(by_pairs.search == "all pairs");
  CHECK(by_cells.search == "cells");
  CHECK(are_same(by_pairs, by_cells));
}

TEST_CASE("couzin: cells follow a school that falls apart in open space", "[agents][search]") {
  Couzin question = crowd("open");
  question.r_orient = question.r_attract = 1;
  question.noise = 2;
  question.until = 60;
  question.frames = 2;
  question.search = "all pairs";
  const School by_pairs = swim(question);
  question.search = "cells";
  CHECK(are_same(by_pairs, swim(question)));
  CHECK(by_pairs.groups.real().back() > 100);
}

TEST_CASE("couzin: where cells do not fit, all pairs are looked at", "[agents][search]") {
  Couzin question = crowd("periodic");
  question.r_attract = 11;
  question.search = "cells";
  CHECK(swim(question).search == "all pairs");
}

TEST_CASE("couzin: any number of threads gives the same bits", "[agents][search]") {
  const std::string search = GENERATE("all pairs", "cells");
  Couzin question = crowd("periodic");
  question.agents = 3000;
  question.box = 40;
  question.until = 1;
  question.search = search;
  const School one = with_threads(1, question);
  CHECK(are_same(one, with_threads(2, question)));
  CHECK(are_same(one, with_threads(4, question)));
}

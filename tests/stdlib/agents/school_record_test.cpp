// SPDX-License-Identifier: MIT
#include "stdlib/agents/school_record.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

TEST_CASE("school_record: what is stored of an instant is what stands there", "[agents][record]") {
  Couzin question = one_step(state({{1, 2, 3}, {5, 2, 3}, {3, 2, 7}}, {{1, 0, 0}, {1, 0, 0}, {0, 0, 1}}));
  question.speed = 2;
  question.turning_rate = 0;
  question.until = 0.2;
  question.frames = 2;
  question.trajectories = true;
  const School school = swim(question);
  CHECK(school.steps == 2);
  const auto times = school.polarization.dimension(0).coordinates->real();
  REQUIRE(times.size() == 3);
  CHECK(times[1] == Approx(0.1));
  CHECK(times[2] == Approx(0.2));
  CHECK(school.polarization.real()[0] == Approx(std::sqrt(5.0) / 3));
  CHECK(school.centre.real()[0] == Approx(3));
  CHECK(school.centre.real()[2] == Approx(13.0 / 3));
  CHECK(school.closest_distance.real()[0] == Approx(4));
  CHECK(school.largest_group.real()[0] == 1);
  REQUIRE(school.positions);
  const auto positions = school.positions->real(), headings = school.headings->real();
  REQUIRE(positions.size() == 27);
  CHECK(positions[0] == 1);
  CHECK(positions[9] == Approx(1.2));       // the second instant, the first agent's x
  CHECK(positions[18 + 8] == Approx(7.4));  // the last, the third agent's z
  CHECK(headings[18 + 8] == 1);
  CHECK(school.last.positions.real()[8] == Approx(7.4));
  CHECK(school.last.headings.real()[8] == 1);
  // What later measures go by.
  CHECK(school.boundary == "open");
  CHECK_FALSE(school.box.has_value());
  CHECK(school.r_attract == question.r_attract);
  CHECK(school.perception_angle == 360);
}

TEST_CASE("school_record: keeps what is asked for and no more", "[agents][record]") {
  Couzin question;
  question.agents = 12;
  question.until = 1;
  question.frames = 2;
  School school = swim(question);
  CHECK_FALSE(school.positions.has_value());
  CHECK_FALSE(school.headings.has_value());
  REQUIRE(school.entropies.has_value());
  CHECK_FALSE(school.published_index.has_value());  // there is no box
  CHECK(school.entropies->dimension(1).size == kEntropies);
  question.entropies = false;
  CHECK_FALSE(swim(question).index.has_value());
}

TEST_CASE("school_record: the index is the weighted mean of the entropies beside it", "[agents][record]") {
  Couzin question;
  question.agents = 50;
  question.r_orient = 3;
  question.r_attract = 6;
  question.boundary = "periodic";
  question.box = 20;
  question.until = 1;
  question.frames = 2;
  const School school = swim(question);
  constexpr double kWeights[] = {0.18, 0.28, 0.08, 0.08, 0.10, 0.18, 0.10};  // as published
  for (std::size_t instant = 0; instant < 3; ++instant) {
    double right = 0, published = 0;
    for (std::size_t k = 0; k < 7; ++k) {
      right += kWeights[k] * school.entropies->real()[7 * instant + k];
      published += kWeights[k] * school.published_entropies->real()[7 * instant + k];
    }
    CHECK(school.index->real()[instant] == Approx(right).epsilon(1e-14));
    CHECK(school.published_index->real()[instant] == Approx(published).epsilon(1e-14));
  }
}

TEST_CASE("school_record: doubts a school without a centre, once and with numbers", "[agents][record]") {
  // 3000 agents that see nobody fill the box throughout.
  Couzin question;
  question.agents = 3000;
  question.r_orient = 1;
  question.r_attract = 10;
  question.boundary = "periodic";
  question.box = 20;
  question.noise = 3;
  question.times = std::vector<double>{0};
  question.entropies = false;
  ansatz::core::Run run{ansatz::core::Stream(1)};
  couzin(question, run);
  REQUIRE(run.warnings().size() == 1);
  CHECK(run.warnings()[0] ==
        "couzin: at 1 of 1 instants agents fill the periodic box and have no centre; rotation, spread and shape mean "
        "nothing there");
  // A school in one place has one.
  question.start_radius = 2;
  ansatz::core::Run quiet{ansatz::core::Stream(1)};
  couzin(question, quiet);
  CHECK(quiet.warnings().empty());
}

// From one place straight on, for nobody may turn: after 20 units of time x is even over ±60 in a box of 20, after 2
// over ±6. All are in sight of each other, so the largest group is the whole.
TEST_CASE("school_record: says it where a tenth of the instants have no centre", "[agents][measures]") {
  Couzin question;
  question.agents = 300;
  question.r_orient = 1;
  question.r_attract = 10;
  question.perception_angle = 360;
  question.turning_rate = 0;
  question.boundary = "periodic";
  question.box = 20;
  question.start_radius = 0.5;
  question.noise = 0;
  question.speed = 3;
  question.until = 40;
  question.entropies = false;
  const auto said = [&](std::vector<double> times) {
    question.times = std::move(times);
    ansatz::core::Run run{ansatz::core::Stream(1)};
    couzin(question, run);
    return run.warnings().empty() ? std::string() : run.warnings()[0].substr(0, 40);
  };
  CHECK(said({0, 1, 2, 20, 40}) == "couzin: at 2 of 5 instants agents fill t");
  CHECK(said({0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 20}).empty());  // one of ten
}

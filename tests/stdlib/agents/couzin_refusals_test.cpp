// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <limits>

#include "stdlib/agents/schools.h"
#include "support/not_finite.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;
using support::kNaN;

namespace {

std::string refusal_to_swim(const Couzin& question) {
  return sentence_of([&] { swim(question); });
}

std::vector<std::string> doubts(const Couzin& question) {
  ansatz::core::Run run{ansatz::core::Stream(1)};
  couzin(question, run);
  return run.warnings();
}

}  // namespace

TEST_CASE("couzin: refuses zones out of order", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.r_orient = 0.5;
  CHECK(refusal_to_swim(question) ==
        "couzin: r_orient is 0.5, but must be at least r_repel, which is 1: zones lie one around the other");
  question = brief(0.5);
  question.r_attract = 3;
  CHECK(refusal_to_swim(question) ==
        "couzin: r_attract is 3, but must be at least r_orient, which is 5: zones lie one around the other");
  question = brief(0.5);
  question.r_orient = question.r_attract = 1;  // zones of no width are zones
  CHECK(refusal_to_swim(question).empty());
}

TEST_CASE("couzin: refuses a periodic box below two ranges, and doubts it where it was published", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.boundary = "periodic";
  question.box = 29;
  CHECK(refusal_to_swim(question) ==
        "couzin: box is 29, but must be at least 2 r_attract, which is 30: nearer images are not the only ones seen");
  question.mode = "compat";
  const auto said = doubts(question);
  REQUIRE_FALSE(said.empty());
  CHECK_THAT(said.front(), Catch::StartsWith("couzin: the box of 29 is below 2 r_attract = 30"));
}

TEST_CASE("couzin: wants a box where there is one and none where there is none", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.boundary = "reflecting";
  CHECK(refusal_to_swim(question) == "couzin: box is missing, but must be given where boundary is \"reflecting\"");
  question = brief(0.5);
  question.box = 40;
  CHECK(refusal_to_swim(question) ==
        "couzin: box is 40, but must be left out, or boundary \"periodic\" or \"reflecting\"");
}

TEST_CASE("couzin: doubts a step beyond the zone of repulsion", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.step = 0.5;
  const auto said = doubts(question);
  REQUIRE(said.size() == 1);
  CHECK(said[0] ==
        "couzin: in one step an agent swims 1.5, past the whole zone of repulsion (1); take a step below 0.333");
}

TEST_CASE("couzin: doubts turns that nothing limits and noise that leaves nothing", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.turning_rate = 40;
  REQUIRE(doubts(question).size() == 1);
  CHECK(doubts(question)[0] ==
        "couzin: in one step an agent may turn by 4 rad, which is any angle, so that turning_rate limits nothing; 40 "
        "degrees are 40 deg");
  question.turning_rate = 31;
  CHECK(doubts(question).empty());
  question.noise = 10;
  REQUIRE(doubts(question).size() == 1);
  CHECK(doubts(question)[0] ==
        "couzin: in one step noise turns a heading by 3.16 rad either way, so that little is left of it; take a step "
        "below 0.01, or less noise");
  question.noise = 3;
  CHECK(doubts(question).empty());
}

TEST_CASE("couzin: measures no entropies of five agents, and doubts those that were asked for", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.agents = 5;
  ansatz::core::Run run{ansatz::core::Stream(1)};
  CHECK_FALSE(couzin(question, run).index.has_value());
  CHECK(run.warnings().empty());
  question.entropies = true;
  const auto said = doubts(question);
  REQUIRE(said.size() == 1);
  CHECK(said[0].find("some of the seven entropies are NaN, and the index with them: they want 6 agents") !=
        std::string::npos);
  question.agents = 6;
  question.entropies = std::nullopt;
  CHECK(couzin(question, run).index.has_value());
}

TEST_CASE("couzin: refuses agents on one spot", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.initial = state({{1, 2, 3}, {0, 0, 0}, {1, 2, 3}}, {{1, 0, 0}, {1, 0, 0}, {0, 1, 0}});
  CHECK(
      refusal_to_swim(question) ==
      "couzin: initial.positions is (1, 2, 3) for agent 1 and for agent 3, but must be different for every two: agents "
      "on one spot do not see each other");
}

TEST_CASE("couzin: refuses states that do not fit", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.initial = state({{0, 0, 0}, {kNaN, 0, 0}}, {{1, 0, 0}, {1, 0, 0}});
  CHECK_THAT(refusal_to_swim(question),
             Catch::StartsWith("couzin: initial.positions is (nan, 0, 0) for agent 2, but must be finite"));
  question.initial = state({{0, 0, 0}, {1, 0, 0}}, {{1, 0, 0}, {0, 0, 0}});
  CHECK_THAT(refusal_to_swim(question), Catch::Contains("initial.headings is (0, 0, 0) for agent 2"));
  question.initial = state({{0, 0, 0}, {1, 0, 0}}, {{1, 0, 0}});
  CHECK(refusal_to_swim(question) ==
        "couzin: initial.headings is 1 × 3 numbers, but must be 2 × 3 numbers, as positions are");
  question.initial = SchoolState{ansatz::core::Array::of({1, 2, 3}), ansatz::core::Array::of({1, 2, 3})};
  CHECK(refusal_to_swim(question) ==
        "couzin: initial.positions is 3 numbers, but must be one row of three coordinates for each agent");
  question.initial = state({{50, 0, 0}}, {{1, 0, 0}});
  question.boundary = "periodic";
  question.box = 40;
  CHECK_THAT(refusal_to_swim(question), Catch::Contains("must be inside the box [0, 40]³"));
}

TEST_CASE("couzin: refuses numbers that are none, and times that are no steps", "[agents][couzin]") {
  const auto with = [](double Couzin::*member, double value) {
    Couzin question = brief(0.5);
    question.*member = value;
    return refusal_to_swim(question);
  };
  for (double Couzin::*member :
       {&Couzin::r_repel, &Couzin::r_orient, &Couzin::r_attract, &Couzin::perception_angle, &Couzin::speed,
        &Couzin::turning_rate, &Couzin::noise, &Couzin::step, &Couzin::until}) {
    CHECK_THAT(with(member, kNaN), Catch::StartsWith("couzin: "));
    CHECK_THAT(with(member, -1), Catch::StartsWith("couzin: "));
    CHECK_THAT(with(member, std::numeric_limits<double>::infinity()), Catch::StartsWith("couzin: "));
  }
  CHECK(with(&Couzin::until, 0.55) == "couzin: until is 0.55, but must be a whole number of steps of 0.1");
  Couzin question = brief(0.5);
  question.agents = 0;
  CHECK(refusal_to_swim(question) == "couzin: agents is 0, but must be in [1, 2^30]");
  question = brief(0.5);
  question.times = std::vector<double>{0.2, 0.21};
  CHECK(refusal_to_swim(question) ==
        "couzin: times is 0.21 after another, but must be rising by a step of 0.1 at least");
  question = brief(0.5);
  question.seed = 3;
  CHECK_THAT(refusal_to_swim(question), Catch::StartsWith("couzin: seed is 3, but must be left out"));
}

TEST_CASE("couzin: ends when it is called off, wherever it is", "[agents][couzin]") {
  std::atomic<bool> stop{true};
  ansatz::core::Run run{ansatz::core::Stream(1), &stop};
  Couzin question;
  question.agents = 20000;
  CHECK_THROWS_AS(couzin(question, run), ansatz::core::Interrupted);
}

TEST_CASE("couzin: refuses angles and weights at and beyond their ends", "[agents][couzin]") {
  Couzin question = brief(0.5);
  question.perception_angle = 0;
  CHECK(refusal_to_swim(question) == "couzin: perception_angle is 0, but must be above 0 and at most 360 degrees");
  question.perception_angle = 360.5;
  CHECK(refusal_to_swim(question) == "couzin: perception_angle is 360.5, but must be above 0 and at most 360 degrees");
  question = brief(0.5);
  question.orientation_weight = 1.5;
  CHECK(refusal_to_swim(question) == "couzin: orientation_weight is 1.5, but must be between 0 and 1");
  question.orientation_weight = -0.1;
  CHECK(refusal_to_swim(question) == "couzin: orientation_weight is -0.1, but must be between 0 and 1");
}

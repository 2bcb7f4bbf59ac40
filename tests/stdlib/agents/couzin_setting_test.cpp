// SPDX-License-Identifier: MIT
#include "stdlib/agents/couzin_setting.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

CouzinSetting setting(const Couzin& question) {
  ansatz::core::Run run{ansatz::core::Stream(1)};
  return {question, run};
}

std::string refusal_to_set(const Couzin& question) {
  return sentence_of([&] { setting(question); });
}

}  // namespace

TEST_CASE("couzin_setting: rates become turns, noise and ways of a step", "[agents][setting]") {
  Couzin question = brief(1);
  question.step = 0.25;
  question.speed = 3;
  question.turning_rate = 2;
  question.noise = 0.6;
  const CouzinSetting made = setting(question);
  CHECK(made.step == 0.25);
  CHECK(made.distance == 0.75);
  CHECK(made.largest_turn == 0.5);
  CHECK(made.noise == Approx(0.3).epsilon(1e-15));  // diffusion: by the root of the step
  CHECK(made.rule == Rule::rotation);
  CHECK_FALSE(made.is_published);
  CHECK_FALSE(made.generator.has_value());
}

TEST_CASE("couzin_setting: modes and places of noise choose the rule", "[agents][setting]") {
  Couzin question = brief(1);
  question.noise_in = "decision";
  CHECK(setting(question).rule == Rule::couzin2002);
  question = brief(1);
  question.mode = "compat";
  CHECK_THAT(refusal_to_set(question), Catch::Contains("must be \"periodic\" in mode \"compat\""));
  question.boundary = "periodic";
  question.box = 40;
  CHECK(setting(question).rule == Rule::dewi_kadita);
  CHECK(setting(question).generator.has_value());
  question.noise_in = "decision";
  CHECK_THAT(refusal_to_set(question), Catch::Contains("must be \"motion\" in mode \"compat\""));
  question.noise_in = "motion";
  question.r_orient = question.r_repel;  // the published program wants a zone of some width
  CHECK(refusal_to_set(question) ==
        "couzin: r_orient is 1, but must be above r_repel, which is 1: zones lie one around the other");
}

// The whole angle α seen leaves a blind cone of half angle (360 - α)/2: seen is whoever's cosine is above -cos of that.
TEST_CASE("couzin_setting: the angle of perception becomes the least cosine seen", "[agents][setting]") {
  CHECK(least_cosine_seen(360) == -2);
  CHECK(least_cosine_seen(180) == 0);
  CHECK(least_cosine_seen(240) == -0.5);
  CHECK(least_cosine_seen(120) == 0.5);
  CHECK(least_cosine_seen(270) == Approx(-std::sqrt(0.5)).epsilon(1e-15));
  CHECK(cosine_of_degrees(300) == 0.5);
  CHECK(cosine_of_degrees(-90) == 0);
  CHECK(cosine_of_degrees(180) == -1);
  CHECK(setting(brief(1)).zones.sees_above == least_cosine_seen(270));
}

TEST_CASE("couzin_setting: instants are evenly spread, or those asked for, each at its step", "[agents][setting]") {
  Couzin question = brief(1);
  question.frames = 4;
  CHECK(setting(question).instants == std::vector<std::int64_t>{0, 3, 5, 8, 10});  // 2.5 and 7.5 away from zero
  question.frames = 1000;                                                          // one a step at most
  CHECK(setting(question).instants.size() == 11);
  question.times = std::vector<double>{0, 0.31, 1};
  CHECK(setting(question).instants == std::vector<std::int64_t>{0, 3, 10});
  question.times = std::vector<double>{1.1};
  CHECK(refusal_to_set(question) == "couzin: times is 1.1, but must be in [0, 1]");
  question.times = std::vector<double>{};
  CHECK(refusal_to_set(question) == "couzin: times is empty, but must be one instant at least");
  question = brief(1);
  question.frames = 0;
  CHECK(refusal_to_set(question) == "couzin: frames is 0, but must be at least 1");
  question = brief(1);
  question.until = 0.04;
  CHECK_THAT(refusal_to_set(question), Catch::Contains("must be a whole number of steps of 0.1"));
  question.step = 1e-14;
  question.until = 100;
  CHECK(refusal_to_set(question) == "couzin: step is 1e-14, but must be longer: there would be more than 1e12 steps");
}

TEST_CASE("couzin_setting: entropies are measured up to 2000 agents, unless said otherwise", "[agents][setting]") {
  Couzin question = brief(1);
  question.agents = 2000;
  CHECK(setting(question).with_entropies);
  question.agents = 2001;
  CHECK_FALSE(setting(question).with_entropies);
  question.entropies = true;
  CHECK(setting(question).with_entropies);
}

TEST_CASE("couzin_setting: refuses sizes before it takes memory for them", "[agents][setting]") {
  Couzin question = brief(1);
  question.agents = 1'000'000'000'000;
  CHECK(refusal_to_set(question) == "couzin: agents is 1000000000000, but must be in [1, 2^30]");
  question.agents = 1 << 30;  // 200 GB
  CHECK_THAT(refusal_to_set(question),
             Catch::StartsWith("couzin: agents is 1073741824, but must be few enough for the memory "
                               "of this machine: they take 215 GB, and there are "));
  question = brief(1);
  question.trajectories = true;
  question.agents = 100'000;
  question.until = 1000;
  question.frames = 10'000;
  CHECK(refusal_to_set(question) ==
        "couzin: frames is 10001 stored instants, but must be at most 447 with the trajectories of 100000 agents, a "
        "gigabyte a field");
  question = brief(1);
  question.until = 1e9;
  question.frames = 1'000'000'000;
  CHECK(refusal_to_set(question) == "couzin: frames is 1000000001 stored instants, but must be at most 10000000");
}

TEST_CASE("couzin_setting: refuses lengths at which coordinates are coarser than zones", "[agents][setting]") {
  Couzin question = brief(1);
  question.speed = 1e300;
  CHECK_THAT(refusal_to_set(question),
             Catch::StartsWith("couzin: speed is 1e+300, but must be below 1.1e+12: agents would swim "
                               "1e+300, and beyond 2^40 r_repel coordinates"));
  question = brief(1);
  question.r_attract = 1e200;
  CHECK(refusal_to_set(question) ==
        "couzin: r_attract is 1e+200, but must be at most 1.1e+12, 2^40 r_repel: farther out coordinates are coarser "
        "than zones");
  question = brief(1);
  question.start_radius = 1e17;
  CHECK_THAT(refusal_to_set(question), Catch::StartsWith("couzin: start_radius is 1e+17, but must be at most 1.1e+12"));
  question = brief(1);
  question.boundary = "periodic";
  question.box = 1e17;
  CHECK_THAT(refusal_to_set(question), Catch::StartsWith("couzin: box is 1e+17, but must be at most 1.1e+12"));
  question.box = 1e4;
  question.speed = 1e11;  // round the box as often as it likes: only a step's way counts
  CHECK(refusal_to_set(question).empty());
  question = brief(1);
  question.r_repel = 1e-9;
  CHECK(refusal_to_set(question) == "couzin: r_repel is 1e-09, but must be in [1e-08, 1e+100]");
  question = brief(1);
  question.r_repel = 1e90;  // any unit of length will do
  question.r_orient = 5e90;
  question.r_attract = 1.5e91;
  question.speed = 3e90;
  CHECK(refusal_to_set(question).empty());
}

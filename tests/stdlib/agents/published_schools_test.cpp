// SPDX-License-Identifier: MIT
#include "stdlib/agents/published_schools.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

PublishedSchoolParameters parameters(const std::string& name, const std::string& mode = "compat") {
  ansatz::core::Run run;
  return published_school({name, mode}, run);
}

}  // namespace

// The four configuration files of dewi-kadita 0.0.4. Turn and noise are theirs of a step of 0.1.
TEST_CASE("published_school: has the numbers of the four files", "[agents][published]") {
  struct File {
    const char* name;
    std::int64_t agents;
    double box, speed, repel, orient, attract, turn, noise, blind_half, weight, until;
    std::int64_t steps, seed;
  };
  for (const File& file : {File{"swarm", 150, 25, 1, 2, 3, 15, 0.4, 0.2, 30, 1, 100, 1000, 42},
                           File{"torus", 200, 25, 1, 1, 3, 10, 0.2, 0.05, 150, 0.1, 200, 2000, 42},
                           File{"dynamic parallel", 180, 28, 1.2, 1, 10, 18, 0.35, 0.12, 25, 1, 150, 1500, 456},
                           File{"highly parallel", 250, 35, 1.5, 1, 12, 20, 0.2, 0.05, 20, 1, 100, 1000, 789}}) {
    CAPTURE(file.name);
    const PublishedSchoolParameters p = parameters(file.name);
    CHECK(p.agents == file.agents);
    CHECK(p.box == file.box);
    CHECK(p.speed == file.speed);
    CHECK(p.r_repel == file.repel);
    CHECK(p.r_orient == file.orient);
    CHECK(p.r_attract == file.attract);
    CHECK(p.turning_rate * p.step == Approx(file.turn).epsilon(1e-15));
    CHECK(p.noise * std::sqrt(p.step) == Approx(file.noise).epsilon(1e-15));
    CHECK(p.perception_angle == 360 - 2 * file.blind_half);
    CHECK(p.orientation_weight == file.weight);
    CHECK(p.step == 0.1);
    CHECK(p.until == file.until);
    CHECK(p.frames == file.steps);
    CHECK(p.seed == file.seed);
    CHECK(p.boundary == "periodic");
    CHECK(p.mode == "compat");
    const bool is_ring = std::string(file.name) == "torus";
    CHECK(p.start == (is_ring ? "ring" : "random"));
    CHECK(p.start_radius.has_value() == is_ring);
    if (is_ring) CHECK(*p.start_radius == 6);

    const PublishedSchoolParameters right = parameters(file.name, "correct");
    CHECK(right.box == std::max(file.box, 2 * file.attract));
    CHECK_FALSE(right.seed.has_value());
    CHECK(right.mode == "correct");
  }
}

// Table 1 of Couzin et al. (2002): 40 degrees a second, 0.05 rad a step of 0.1 s, 3 units a second, 270 degrees.
TEST_CASE("couzin2002: has the numbers of the paper's table", "[agents][published]") {
  ansatz::core::Run run;
  const Couzin2002Parameters p = couzin2002({}, run);
  CHECK(p.agents == 100);
  CHECK(p.r_repel == 1);
  CHECK(p.perception_angle == 270);
  CHECK(p.speed == 3);
  CHECK(p.turning_rate == Approx(40 * std::numbers::pi / 180).epsilon(1e-15));
  CHECK(p.noise * std::sqrt(p.step) == Approx(0.05).epsilon(1e-15));
  CHECK(p.noise_in == "decision");
  CHECK(p.boundary == "open");
}

TEST_CASE("published_school: refuses other names and modes", "[agents][published]") {
  CHECK(sentence_of([] { parameters("flock"); }) ==
        "published_school: name is \"flock\", but must be \"swarm\", \"torus\", \"dynamic parallel\" or \"highly "
        "parallel\"");
  CHECK(sentence_of([] { parameters("swarm", "fast"); }) ==
        "published_school: mode is \"fast\", but must be \"correct\" or \"compat\"");
}

TEST_CASE("schooling_index: is the published one of mode compat, else the corrected", "[agents][published]") {
  Couzin question;
  question.agents = 40;
  question.r_orient = 3;
  question.r_attract = 6;
  question.boundary = "periodic";
  question.box = 20;
  question.until = 1;
  question.frames = 2;
  for (const char* mode : {"correct", "compat"}) {
    question.mode = mode;
    const School school = swim(question);
    ansatz::core::Run run;
    const auto index = schooling_index({school}, run);
    const bool compat = question.mode == "compat";
    CHECK(index.same_values(compat ? *school.published_index : *school.index));
    CHECK_FALSE(index.same_values(compat ? *school.index : *school.published_index));
  }
}

// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/slant.h"

#include <catch2/catch.hpp>
#include <string>

#include "stdlib/information/neighbours/ksg_mutual_information.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

std::vector<double> local(KsgMutualInformation question) {
  Run run;
  const auto values = ksg_mutual_information(question, run).local;
  return {values.real().begin(), values.real().end()};
}

KsgMutualInformation uniform_square(std::size_t n) {
  KsgMutualInformation question;
  question.x = Array::of(support::uniforms(31, n));
  question.y = Array::of(support::uniforms(32, n));
  question.neighbours = 5;
  return question;
}

}  // namespace

TEST_CASE("calibrated_slant: one of 200 even neighbourhoods is below it", "[information][neighbours]") {
  auto question = uniform_square(20000);
  question.estimator = "ksg2";
  const auto plain = local(question);
  question.estimator = "lnc";
  question.slant = "calibrated";
  const auto corrected = local(question);
  int slanted = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) slanted += plain[i] != corrected[i];
  // 100 of 20000; neighbours share neighbourhoods, so that they scatter by some 2 √100, and at the edge of the square
  // half of a neighbourhood is missing.
  CHECK(slanted >= 40);
  CHECK(slanted <= 220);
}

TEST_CASE("calibrated_slant: kept and drawn values go on from each other", "[information][neighbours]") {
  for (std::size_t d = 2; d <= 5; ++d) {
    for (std::size_t k = d + 2; k <= 10; ++k) CHECK(calibrated_slant(k, d) > calibrated_slant(k - 1, d));
    CHECK(calibrated_slant(11, d) > calibrated_slant(10, d));
  }
  CHECK(calibrated_slant(10, 6) < calibrated_slant(10, 5));
  CHECK(calibrated_slant(12, 2) == calibrated_slant(12, 2));
}

TEST_CASE("calibrated_slant: is no other rule", "[information][neighbours]") {
  auto question = uniform_square(50);
  question.estimator = "lnc";
  question.slant = "gao";
  CHECK_THROWS_WITH(local(question),
                    "ksg_mutual_information: slant is \"gao\", but must be \"calibrated\" or in (0, 1]");
  question.slant = 0.0;
  CHECK_THROWS_WITH(local(question), Contains("slant is 0"));
}

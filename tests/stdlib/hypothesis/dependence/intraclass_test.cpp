// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/intraclass.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// Four judges of six targets: Shrout & Fleiss (1979), table 2.
const std::vector<Sample> kJudges{{9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}};

TestResult intraclass_of(const std::vector<Sample>& samples, const char* model, bool average = false) {
  Run run;
  auto question = about<Intraclass>(samples);
  question.model = model, question.average = average;
  return intraclass(question, run);
}

}  // namespace

// Printed there to two digits, with intervals by McGraw & Wong's program: −0.13 … 0.72, 0.02 … 0.76, 0.34 … 0.95.
TEST_CASE("intraclass: meets the published values", "[hypothesis][dependence]") {
  const auto check = [](const char* model, double single, double mean, double low, double high) {
    const TestResult one = intraclass_of(kJudges, model), many = intraclass_of(kJudges, model, true);
    CHECK(*one.estimate == Approx(single).epsilon(0).margin(0.005));
    CHECK(*many.estimate == Approx(mean).epsilon(0).margin(0.005));
    CHECK(one.interval->low == Approx(low).epsilon(0).margin(0.006));
    CHECK(one.interval->high == Approx(high).epsilon(0).margin(0.006));
    CHECK(many.interval->high == near(4 * one.interval->high / (1 + 3 * one.interval->high)));
  };
  check("one_way", 0.17, 0.44, -0.13, 0.72);
  check("agreement", 0.29, 0.62, 0.02, 0.76);
  check("consistency", 0.71, 0.91, 0.34, 0.95);
  CHECK(intraclass_of(kJudges, "consistency").statistic == Approx(11.03).epsilon(0).margin(0.005));
  CHECK(intraclass_of(kJudges, "one_way").statistic == Approx(1.79).epsilon(0).margin(0.005));
}

TEST_CASE("intraclass: minds offsets of raters where they count", "[hypothesis][dependence]") {
  const std::vector<Sample> apart{{1, 2, 3, 4}, {11, 12, 13, 14}};
  CHECK(*intraclass_of(apart, "consistency").estimate == 1);
  CHECK(*intraclass_of(apart, "consistency").p == 0);
  CHECK(*intraclass_of(apart, "agreement").estimate < 0.1);
  CHECK_FALSE(intraclass_of({{2, 2}, {2, 2}}, "agreement").p);
}

// 400 studies of 25 things by 8 raters. Shares of p ≤ 0.1 outside 0.1 ± 0.06 and coverages outside 0.95 ± 0.045 have
// probability below 1e-4. Var 1 of things, ½ of raters' offsets, 1 of errors: agreement 0.4, consistency 0.5.
TEST_CASE("intraclass: has uniform p and intervals that cover", "[hypothesis][null]") {
  int null = 0, agreement = 0, consistency = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    std::vector<Sample> noise(8, Sample(25)), rated(8, Sample(25));
    for (std::size_t j = 0; j < 8; ++j) {
      Stream(1).at(round).at(j).fill_normal(noise[j]);
      const double offset = std::sqrt(0.5) * Stream(2).at(round).normal(j);
      for (std::size_t i = 0; i < 25; ++i) rated[j][i] = noise[j][i] + offset + Stream(3).at(round).normal(i);
    }
    null += *intraclass_of(noise, "consistency").p <= 0.1;
    const auto a = *intraclass_of(rated, "agreement").interval, c = *intraclass_of(rated, "consistency").interval;
    agreement += a.low <= 0.4 && 0.4 <= a.high;
    consistency += c.low <= 0.5 && 0.5 <= c.high;
  }
  CHECK(null / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(agreement / 400.0 == Approx(0.95).epsilon(0).margin(0.045));
  CHECK(consistency / 400.0 == Approx(0.95).epsilon(0).margin(0.045));
}

TEST_CASE("intraclass: says what is wrong with bad ratings", "[hypothesis][bad_input]") {
  check_bad_samples<Intraclass, intraclass>("intraclass", kJudges, Infinities::refused);
  CHECK_THROWS_WITH(intraclass_of(kJudges, "both"), Contains("model is \"both\""));
  CHECK_THROWS_WITH(intraclass_of({{1}, {2}}, "agreement"), Contains("at least 2"));
  CHECK_THROWS_WITH(intraclass_of({{1, 2, 3}, {2, 1}}, "agreement"), Contains("of one length"));
}

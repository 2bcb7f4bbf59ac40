// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/bds_test.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/regression/ljung_box.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kSeries{0.3, -1.2, 0.8, 1.9,  -0.4, -0.7, 2.2,  0.1, -1.5, 0.6,
                     0.9, -0.2, 1.1, -2.3, 0.5,  0.7,  -0.9, 1.4, 0.2,  -0.6};

TestResult bds_of(const Sample& series, int dimension = 2, double distance = 1.5) {
  Run run;
  auto question = about<BdsTest>({series});
  question.dimension = dimension, question.distance = distance;
  return bds_test(question, run);
}

}  // namespace

// By the matrix of all pairs and all stretches, as the formulas have it, in 40 digits of another language; 1, 2, …, 25
// is the first series that Kanzler's program, and statsmodels after it, is tried on.
TEST_CASE("bds_test: meets its definition", "[hypothesis][regression]") {
  Sample ramp;
  for (int i = 1; i <= 25; ++i) ramp.push_back(i);
  const Sample wanted{36.405671470541467, 37.734198331718319, 39.987115824880175, 43.691626139291721};
  for (int m = 2; m <= 5; ++m) CHECK(bds_of(ramp, m).statistic == near(wanted[static_cast<std::size_t>(m) - 2], 1e-11));
  CHECK(bds_of(ramp).effect->value == near(0.20274102079395085, 1e-12));
  const TestResult two = bds_of(kSeries, 2, 1.2);
  CHECK(two.statistic == near(-1.5260308204629984, 1e-11));
  CHECK(*two.p == near(0.12700218905209873, 1e-11));
  CHECK(two.effect->value == near(-0.016928285626346568, 1e-11));
  CHECK(0.5 * (two.effect->interval->high - two.effect->interval->low) ==
        near(1.959963984540054 * 0.011093016863978225, 1e-11));
  CHECK(bds_of(kSeries, 3, 1.2).statistic == near(-0.92871620078237835, 1e-11));
  CHECK(bds_of(kSeries, 5, 1.2).statistic == near(-1.7101673078451351, 1e-11));
  CHECK_THAT(two.reading,
             Contains("BDS z = -1.526, p = 0.13 (asymptotic), C_2 − C₁^2 = -0.02 [-0.04, 0.0048], n = 20"));
}

TEST_CASE("bds_test: ignores unit, offset and direction of time", "[hypothesis][regression]") {
  Sample turned;
  for (const double x : kSeries) turned.push_back(1024 - 4 * x);
  CHECK(bds_of(turned, 3).statistic == near(bds_of(kSeries, 3).statistic, 1e-9));
}

// 400 rounds of 300 normal values and of 300 exponential ones: a gap of 0.1 to the uniform has probability 1e-3, and
// the normal limit of so many is good to a few hundredths. The logistic map at 4, whose autocorrelations are all 0, is
// found at once, where Ljung and Box's test finds nothing.
TEST_CASE("bds_test: has uniform p of any draws and finds chaos", "[hypothesis][null]") {
  Sample normal, exponential;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(300), waits;
    Stream(121).at(round).fill_normal(x);
    for (std::uint64_t i = 0; i < 300; ++i) waits.push_back(-std::log(Stream(122).at(round).uniform(i) + 1e-300));
    normal.push_back(*bds_of(x).p);
    exponential.push_back(*bds_of(waits, 3).p);
  }
  CHECK(gap_to_uniform(normal) < 0.1);
  CHECK(gap_to_uniform(exponential) < 0.1);
  Sample chaos{0.3};
  while (chaos.size() < 300) chaos.push_back(4 * chaos.back() * (1 - chaos.back()));
  CHECK(*bds_of(chaos, 2, 0.5).p < 1e-10);
  Run run;
  CHECK(*ljung_box(about<LjungBox>({chaos}), run).p > 0.01);
}

TEST_CASE("bds_test: says what is wrong with bad series", "[hypothesis][bad_input]") {
  check_bad_samples<BdsTest, bds_test>("bds_test", {kSeries}, Infinities::refused);
  CHECK_THROWS_WITH(bds_of(kSeries, 1), Contains("dimension is 1, but must be at least 2"));
  CHECK_THROWS_WITH(bds_of(kSeries, 18), Contains("at least 21"));
  CHECK_THROWS_WITH(bds_of(kSeries, 2, 0), Contains("distance is 0"));
  CHECK_THROWS_WITH(bds_of(kSeries, 2, NAN), Contains("distance is nan"));
  CHECK_THAT(bds_of(Sample(10, 3.0)).warnings.at(0), Contains("the series is constant"));
  CHECK_FALSE(bds_of(Sample(10, 3.0)).p);
  CHECK_THAT(bds_of(kSeries, 2, 100).warnings.at(0), Contains("all pairs are near, or none"));
  CHECK_FALSE(bds_of(kSeries, 2, 1e-9).p);
  CHECK_THAT(bds_of(kSeries).warnings.at(0), Contains("20 values are few"));
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/alexander_govern.h"
#include "stdlib/hypothesis/means/brown_forsythe_anova.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/means/yuen_t.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// Reference values by SciPy 1.10 and R 4.2 (oneway.test; F* from its definition).

TEST_CASE("welch_anova: meets the reference values", "[hypothesis][welch_anova]") {
  Run run;
  const TestResult result = welch_anova(about<WelchAnova>({A, B, C}), run);
  CHECK(result.statistic == near(37.223159654710095));
  CHECK(result.degrees_of_freedom[0] == 2);
  CHECK(result.degrees_of_freedom[1] == near(13.126308032521234));
  CHECK(*result.p == near(3.8947466207146395e-6));
  CHECK_THAT(result.reading, Contains("Welch's ANOVA F = 37.22, df = 2 and 13.13, p = 3.9e-06, ω² = 0."));
}

TEST_CASE("welch_anova: two samples give the square of Welch's t", "[hypothesis][welch_anova]") {
  Run run;
  const TestResult several = welch_anova(about<WelchAnova>({A, B}), run), two = welch_t(about<WelchT>({A, B}), run);
  CHECK(several.statistic == near(two.statistic * two.statistic, 1e-12));
  CHECK(*several.p == near(*two.p, 1e-12));
  CHECK(*brown_forsythe_anova(about<BrownForsytheAnova>({A, B}), run).p == near(*two.p, 1e-12));
}

TEST_CASE("brown_forsythe_anova: meets the reference values", "[hypothesis][brown_forsythe_anova]") {
  Run run;
  const TestResult result = brown_forsythe_anova(about<BrownForsytheAnova>({A, B, C}), run);
  CHECK(result.statistic == near(30.134560333610288));
  CHECK(result.degrees_of_freedom[1] == near(18.345034164918079));
  CHECK(*result.p == near(1.5963651813483244e-06));
  // Of equal sizes, F* is F: only the degrees of freedom differ.
  const std::vector<Sample> balanced{{1, 2, 3}, {2, 3, 9}, {6, 7, 8}};
  CHECK(brown_forsythe_anova(about<BrownForsytheAnova>(balanced), run).statistic ==
        near(one_way_anova(about<OneWayAnova>(balanced), run).statistic, 1e-12));
}

TEST_CASE("alexander_govern: meets the reference values", "[hypothesis][alexander_govern]") {
  Run run;
  const TestResult result = alexander_govern(about<AlexanderGovern>({A, B, C}), run);
  CHECK(result.statistic == near(24.850230138285927));
  CHECK(*result.p == near(4.016438195334974e-6));
}

TEST_CASE("yuen_t: meets the reference values, and Welch's without trimming", "[hypothesis][yuen_t]") {
  Run run;
  const TestResult result = yuen_t(about<YuenT>({A, B}), run);
  CHECK(result.statistic == near(3.2443450142279593));
  CHECK(*result.p == near(0.010505344721485588));
  auto untrimmed = about<YuenT>({A, B});
  untrimmed.trim = 0;
  CHECK(*yuen_t(untrimmed, run).p == near(0.0030831338480811392));
  // An outlier among what is left out changes nothing.
  Sample wild = A;
  wild[6] = 1e9;
  CHECK(yuen_t(about<YuenT>({wild, B}), run).statistic == result.statistic);
}

TEST_CASE("yuen_t: says what trimming leaves", "[hypothesis][yuen_t]") {
  Run run;
  auto question = about<YuenT>({A, B});
  question.trim = 0.5;
  CHECK_THROWS_WITH(yuen_t(question, run), Contains("trim is 0.5, but must be in [0, 0.5)"));
  question.trim = 0.45;
  CHECK_THROWS_WITH(yuen_t(question, run), Contains("which leaves 1 of \"2\""));
  const TestResult flat = yuen_t(about<YuenT>({{0, 1, 1, 1, 9}, {0, 2, 2, 2, 9}}), run);
  CHECK(flat.statistic == -INFINITY);
  CHECK(*flat.p == 0);
  CHECK_THAT(flat.warnings.at(0), Contains("what trimming leaves of both samples is constant"));
}

TEST_CASE("tests of means with unequal variances: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  const std::vector<Sample> good{A, B, C}, two{A, B};
  check_bad_samples<WelchAnova, welch_anova>("welch_anova", good, Infinities::refused);
  check_bad_samples<BrownForsytheAnova, brown_forsythe_anova>("brown_forsythe_anova", good, Infinities::refused);
  check_bad_samples<AlexanderGovern, alexander_govern>("alexander_govern", good, Infinities::refused);
  check_bad_samples<YuenT, yuen_t>("yuen_t", two, Infinities::refused);
  Run run;
  CHECK_THROWS_WITH(welch_anova(about<WelchAnova>({A, {1, 1}}), run), Contains("constant in \"2\""));
  CHECK_THROWS_WITH(alexander_govern(about<AlexanderGovern>({A, {1, 1}}), run), Contains("constant in \"2\""));
  CHECK_THROWS_WITH(brown_forsythe_anova(about<BrownForsytheAnova>({{2, 2}, {1, 1}}), run),
                    Contains("samples that vary"));
  CHECK_THROWS_WITH(welch_anova(about<WelchAnova>({A, {1}}), run), Contains("at least 2 values in each"));
}

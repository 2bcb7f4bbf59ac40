// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/effects/cohen_d.h"
#include "stdlib/hypothesis/effects/variance_explained.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("welch_t: meets the reference values", "[hypothesis][welch_t]") {
  Run run;
  const TestResult result = welch_t(about<WelchT>({A, B}), run);
  CHECK(result.statistic == near(3.6375847251251674));
  CHECK(result.degrees_of_freedom[0] == near(12.791223967464624));
  CHECK(*result.p == near(0.0030831338480811392));
  CHECK(result.effect->value == near(1.7378863343100623));
  CHECK_THAT(result.reading, Contains("Welch t = 3.638, df = 12.79, p = 0.0031, Hedges' g = 1.74 ["));
  // The interval holds 0 just when p passes its level.
  auto question = about<WelchT>({A, B});
  question.confidence = 1 - *result.p;
  CHECK(welch_t(question, run).interval->low == Approx(0).epsilon(0).margin(1e-9));
}

TEST_CASE("welch_t: one-sided p are the two halves", "[hypothesis][welch_t]") {
  Run run;
  auto question = about<WelchT>({A, B});
  const double both = *welch_t(question, run).p;
  question.alternative = "greater";
  CHECK(*welch_t(question, run).p == near(both / 2, 1e-14));
  question.alternative = "less";
  CHECK(*welch_t(question, run).p == near(1 - both / 2, 1e-14));
}

TEST_CASE("welch_t: is unchanged by a change of unit, tiny and huge ones too", "[hypothesis][welch_t]") {
  Run run;
  const TestResult plain = welch_t(about<WelchT>({A, B}), run);
  for (const double scale : {1e-150, 1e-9, 1e150}) {
    Sample a = A, b = B;
    for (double& v : a) v *= scale;
    for (double& v : b) v *= scale;
    const TestResult scaled = welch_t(about<WelchT>({a, b}), run);
    CHECK(scaled.statistic == near(plain.statistic, 1e-12));
    CHECK(*scaled.p == near(*plain.p, 1e-11));
  }
}

TEST_CASE("welch_t: says what constant samples mean", "[hypothesis][welch_t]") {
  Run run;
  const TestResult apart = welch_t(about<WelchT>({{0.1, 0.1, 0.1}, {0.3, 0.3}}), run);
  CHECK(apart.statistic == -INFINITY);
  CHECK(*apart.p == 0);
  CHECK_THAT(apart.warnings.at(0), Contains("zero variance"));
  const TestResult equal = welch_t(about<WelchT>({{0.1, 0.1, 0.1}, {0.1, 0.1}}), run);
  CHECK(std::isnan(equal.statistic));
  CHECK_FALSE(equal.p);
  CHECK_THAT(equal.warnings.at(0), Contains("undefined"));
  CHECK_THAT(equal.reading, Contains("p is undefined"));
  CHECK_THROWS_WITH(welch_t(about<WelchT>({A, {1}}), run), Contains("at least 2 values in each"));
  CHECK_THROWS_WITH(welch_t(about<WelchT>({A, {1, INFINITY}}), run), Contains("finite"));
}

TEST_CASE("one_way_anova: meets the reference values", "[hypothesis][one_way_anova]") {
  Run run;
  const TestResult result = one_way_anova(about<OneWayAnova>({A, B, C}), run);
  CHECK(result.statistic == near(30.46864645913252));
  CHECK(*result.p == near(6.190784329990793e-7));
  CHECK(result.degrees_of_freedom == std::vector<double>{2, 21});
  CHECK(result.effect->name == "ω²");
  CHECK_THAT(result.reading, Contains("ANOVA F = 30.47, df = 2 and 21, p = 6.2e-07"));
}

TEST_CASE("one_way_anova: two samples give the square of Student's t", "[hypothesis][one_way_anova]") {
  Run run;
  const TestResult result = one_way_anova(about<OneWayAnova>({A, B}), run);
  CHECK(result.statistic == near(3.5685207015915608 * 3.5685207015915608));
  CHECK(*result.p == near(0.003432505202794597));
}

TEST_CASE("one_way_anova: says what constant samples mean", "[hypothesis][one_way_anova]") {
  Run run;
  CHECK(*one_way_anova(about<OneWayAnova>({{1, 1}, {2, 2}}), run).p == 0);
  CHECK_FALSE(one_way_anova(about<OneWayAnova>({{0.1, 0.1}, {0.1, 0.1, 0.1}}), run).p);
  CHECK_THROWS_WITH(one_way_anova(about<OneWayAnova>({{1}, {2}}), run), Contains("at least 3 values"));
}

TEST_CASE("effect sizes of means: meet the reference values", "[hypothesis][effect]") {
  Run run;
  const Effect d = cohen_d(about<CohenD>({A, B}), run);
  CHECK(d.value == near(1.846884925476413));
  CHECK(d.interval->low == near(0.5891606025353305, 1e-6));
  CHECK(d.interval->high == near(3.057038659354245, 1e-6));
  const Effect g = hedges_g(about<CohenD>({A, B}), run);
  CHECK(g.value == near(1.7378863343100623));
  CHECK(g.value / d.value == near(0.940982467471148));
  CHECK(g.interval->low == near(0.940982467471148 * 0.5891606025353305, 1e-6));
  CHECK(eta_squared(about<VarianceExplained>({A, B, C}), run).value == near(0.7437064460873984));
  CHECK(omega_squared(about<VarianceExplained>({A, B, C}), run).value == near(0.7106247484632509));
  CHECK(epsilon_squared(about<VarianceExplained>({A, B, C}), run).value == near(0.7192975361909602));
}

TEST_CASE("effect sizes of means: their intervals agree with the test", "[hypothesis][effect]") {
  Run run;
  // At level 1 − 2p (F) the lower end is where the central distribution gives the observed value: 0.
  const TestResult anova = one_way_anova(about<OneWayAnova>({T1, T2, B}), run);
  auto question = about<VarianceExplained>({T1, T2, B});
  question.confidence = 1 - 2 * *anova.p;
  CHECK(eta_squared(question, run).interval->low == Approx(0).epsilon(0).margin(1e-9));
  // The interval turns with the sign.
  const Effect forth = cohen_d(about<CohenD>({A, B}), run), back = cohen_d(about<CohenD>({B, A}), run);
  CHECK(back.interval->low == near(-forth.interval->high, 1e-9));
  // t = 37 is where the normal approximation takes over; the two must not part by more than a percent of the interval.
  Sample far = A, near_it = A;
  for (double& v : far) v += 28.2;
  for (double& v : near_it) v += 28.8;
  const Effect below = cohen_d(about<CohenD>({far, A}), run), above = cohen_d(about<CohenD>({near_it, A}), run);
  const double width = below.interval->high - below.interval->low;
  CHECK(above.interval->high - above.interval->low == near(width, 0.1));
}

TEST_CASE("effect sizes of means: say what no spread means", "[hypothesis][effect]") {
  Run run;
  CHECK(cohen_d(about<CohenD>({{1, 1}, {0, 0}}), run).value == INFINITY);
  CHECK(cohen_d(about<CohenD>({{1, 1}, {1, 1}}), run).value == 0);
  CHECK_FALSE(cohen_d(about<CohenD>({{1, 1}, {1, 1}}), run).interval);
  CHECK_THROWS_WITH(eta_squared(about<VarianceExplained>({{1, 1}, {2, 2}}), run), Contains("samples that vary"));
}

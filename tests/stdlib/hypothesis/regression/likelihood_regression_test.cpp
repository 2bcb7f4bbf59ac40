// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/likelihood_regression.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/regression/linear_regression.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// Spector and Mazzeo's 32 students (J. Econ. Educ. 11 (1980) 37): whether a grade rose, by grade point average, score
// of a test, and way of teaching; Greene's Econometric Analysis has them with coefficients −13.021, 2.826, 0.095, 2.379
// (logit) and −7.452, 1.626, 0.052, 1.426 (probit).
const Sample kGrade{0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1};
const Sample kAverage{2.66, 2.89, 3.28, 2.92, 4.0,  2.86, 2.76, 2.87, 3.03, 3.92, 2.63, 3.32, 3.57, 3.26, 3.53, 2.74,
                      2.75, 2.83, 3.12, 3.16, 2.06, 3.62, 2.89, 3.51, 3.54, 2.83, 3.39, 2.67, 3.65, 4.0,  3.1,  2.39};
const Sample kScore{20, 22, 24, 12, 21, 17, 17, 21, 25, 29, 20, 23, 23, 25, 26, 19,
                    25, 19, 23, 25, 22, 28, 14, 26, 24, 27, 17, 24, 21, 23, 21, 19};
Sample taught() {
  Sample out(18, 0.0);
  out.resize(32, 1.0);
  return out;
}

// Temperature (°F) and thermal distress of O-rings in 23 flights (Dalal, Fowlkes & Hoadley, J. Am. Stat. Assoc. 84
// (1989) 945), who give 15.04 and −0.232.
const Sample kTemperature{66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58};
const Sample kDistress{0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};

// Dobson (1990), An Introduction to Generalized Linear Models, p. 93; also help(glm) of R: deviance 5.1291.
const Sample kCounts{18, 17, 15, 20, 10, 20, 25, 13, 12};
const std::vector<Sample> kDesign{
    {0, 1, 0, 0, 1, 0, 0, 1, 0}, {0, 0, 1, 0, 0, 1, 0, 0, 1}, {0, 0, 0, 1, 1, 1, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 1, 1, 1}};

LikelihoodRegressionResult logistic(const std::vector<Sample>& samples) {
  Run run;
  return logistic_regression(about<LogisticRegression>(samples), run);
}

LikelihoodRegressionResult poisson(const std::vector<Sample>& samples) {
  Run run;
  return poisson_regression(about<PoissonRegression>(samples), run);
}

}  // namespace

// glm, drop1 and anova(test = "Rao") of R, summary of statsmodels' Logit.
TEST_CASE("logistic_regression: meets published coefficients and R", "[hypothesis][regression]") {
  const auto result = logistic({kGrade, kAverage, kScore, taught()});
  check_values(result.coefficient, {-13.021346858115690, 2.826112594889323, 0.0951576613179093, 2.3786876550933536});
  check_values(result.error, {4.9313242136027524, 1.2629410756290915, 0.1415542056736947, 1.0645642544971321});
  check_values(result.p, {0.0082774614354881766, 0.0252391088025640704, 0.5014342380819224454, 0.0254552043612783392});
  CHECK(std::isnan(result.likelihood_p.number(0)));
  CHECK(result.likelihood_p.number(1) == near(0.0091967528755469898, 1e-7));
  CHECK(result.likelihood_p.number(3) == near(0.0127483714353859197, 1e-7));
  CHECK(result.all.statistic == near(15.404190949005592));
  CHECK(*result.all.p == near(0.0015018786820365701));
  CHECK(result.all.effect->value == near(0.3740382953726189));
  CHECK(result.all.effect->interval->low > 0);
  // n R² of the line through the same values: R ends its null model 2e-7 before the maximum.
  Run plain;
  const auto line = linear_regression(about<LinearRegression>({kGrade, kAverage, kScore, taught()}), plain);
  CHECK(result.score.statistic == near(32 * line.r_squared, 1e-10));
  CHECK(result.score.statistic == near(13.308794088504712, 1e-6));
  CHECK(result.wald.statistic == near(8.3762564075823391));
  CHECK(result.log_likelihood == near(-12.889634222131415));
  CHECK(result.aic == near(33.779268444262826));
  CHECK(result.bic == near(39.642212055461734));
  CHECK(result.ratio->number(3) == near(std::exp(2.3786876550933536)));
  CHECK(result.high.number(1) == near(2.826112594889323 + 1.959963984540054 * 1.2629410756290915));
  double fitted = 0;  // a constant makes probabilities sum to the ones
  for (std::size_t i = 0; i < 32; ++i) fitted += result.fitted.number(i);
  CHECK(fitted == near(11, 1e-10));
  Run run;
  auto robust = about<LogisticRegression>({kGrade, kAverage, kScore, taught()});
  robust.errors = "robust";
  check_values(logistic_regression(robust, run).error,
               {5.19758541029928, 1.267545982015718, 0.11792226774939045, 0.9644192096528769}, 1e-7);
  const auto rings = logistic({kDistress, kTemperature});
  check_values(rings.coefficient, {15.04290164770248, -0.23216274421859701});
  check_values(rings.error, {7.37863638491123286, 0.10823652164920698});
  CHECK(rings.deviance == near(20.315192687866823));
  CHECK(rings.null_deviance == near(28.2671527342935));
  CHECK(rings.score.statistic == near(7.23121173469664));
  CHECK(rings.residuals.number(1) == near(1.71453433269405409));
  CHECK_THAT(rings.warnings.at(0), Contains("7 values of the rarer kind are few"));
  CHECK_THAT(rings.reading, Contains("x = -0.2322 ± 0.11 (p = 0.032)"));
}

TEST_CASE("logistic_regression: probit meets published coefficients and R", "[hypothesis][regression]") {
  Run run;
  auto question = about<LogisticRegression>({kGrade, kAverage, kScore, taught()});
  question.link = "probit";
  const auto result = logistic_regression(question, run);
  check_values(result.coefficient, {-7.452319648217995, 1.6258100394536863, 0.0517289455072318, 1.4263323420071603});
  check_values(result.error, {2.571558218832348, 0.689731394711949, 0.081194845851936218, 0.58695887190191065}, 1e-7);
  CHECK(result.all.statistic == near(15.54585125545578));
  CHECK(result.likelihood_p.number(2) == near(0.5294550350912121672, 1e-7));
  CHECK(result.score.statistic == near(13.308791134895628, 1e-6));  // R ends its null model 2e-7 before the maximum
  CHECK(result.wald.statistic == near(10.58086742677869, 1e-7));
  CHECK(!result.ratio);
}

TEST_CASE("poisson_regression: meets Dobson's example", "[hypothesis][regression]") {
  Run run;
  auto samples = kDesign;
  samples.insert(samples.begin(), kCounts);
  const auto result = poisson(samples);
  CHECK(result.coefficient.number(0) == near(3.0445224377234239));
  CHECK(result.coefficient.number(1) == near(-0.4542552722775966));
  CHECK(result.coefficient.number(2) == near(-0.2929871246814742));
  CHECK(result.coefficient.number(3) == Approx(0).epsilon(0).margin(1e-12));
  CHECK(result.error.number(1) == near(0.20217075919384542));
  CHECK(result.deviance == near(5.1291410770011421));
  CHECK(result.null_deviance == near(10.5814458637508668));
  CHECK(result.aic == near(56.7613184019576806));
  CHECK(result.bic == near(57.7474412886387825));
  CHECK(result.dispersion == near(1.2933004052684893));
  CHECK(result.score.statistic == near(5.56, 1e-10));
  CHECK(result.likelihood_p.number(1) == near(0.02285516979702672, 1e-7));
  // Counts of unlike exposure.
  auto rates = about<PoissonRegression>({kCounts, kDesign[0], kDesign[2]});
  rates.exposure = Array::of({10, 12, 9, 11, 8, 10, 14, 9, 7});
  const auto of_time = poisson_regression(rates, run);
  check_values(of_time.coefficient, {0.578043840088703464, -0.265736152325994457, 0.033223637332758224});
  check_values(of_time.error, {0.11322348502198502, 0.18502809706953144, 0.17357174050101393});
  CHECK(of_time.null_deviance == near(2.66975246717481562));
  CHECK(of_time.score.statistic == near(2.1567267699598607, 1e-7));
}

TEST_CASE("likelihood regression: knows its closed forms", "[hypothesis][regression]") {
  // Of one column of 0 and 1: the odds ratio and the ratio of mean counts, with Woolf's error.
  const Sample group{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
  const auto odds = logistic({{1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1}, group});
  CHECK(odds.ratio->number(1) == near((4.0 / 4) / (1.0 / 5), 1e-9));
  CHECK(odds.error.number(1) == near(std::sqrt(1 + 1.0 / 5 + 1.0 / 4 + 1.0 / 4), 1e-9));
  const auto rates = poisson({{1, 2, 0, 3, 1, 2, 5, 4, 6, 2, 7, 3, 4, 1}, group});
  CHECK(rates.ratio->number(1) == near(4 / 1.5, 1e-9));
  CHECK(rates.error.number(1) == near(std::sqrt(1.0 / 32 + 1.0 / 9), 1e-9));
  // Units and offsets of columns are their own; 10⁶ leaves seven digits of thousandths.
  auto far = kTemperature;
  for (double& v : far) v = 1e6 + 1e-3 * v;
  const auto there = logistic({kDistress, far});
  CHECK(there.coefficient.number(1) == near(-232.16274421859701, 1e-6));
  CHECK(there.all.statistic == near(28.2671527342935 - 20.315192687866823, 1e-7));
}

TEST_CASE("likelihood regression: says where there is no maximum", "[hypothesis][regression]") {
  const auto apart = logistic({{0, 0, 0, 1, 1, 1}, {1, 2, 3, 4, 5, 6}});
  CHECK_THAT(apart.warnings.at(0), Contains("without fault"));
  CHECK(std::isnan(apart.p.number(1)));
  CHECK(!apart.wald.p);
  CHECK(apart.all.statistic == near(12 * std::log(2), 1e-9));  // −2 ln ½⁶
  CHECK(*apart.all.p < 0.005);
  // A part only: all of the group are ones. The likelihood ratio is that of the limit, 2 of 4 left undecided.
  const auto part = logistic({{0, 1, 0, 1, 1, 1, 1}, {0, 0, 0, 0, 1, 1, 1}});
  CHECK_THAT(part.warnings.at(0), Contains("a part of them"));
  CHECK(part.deviance == near(8 * std::log(2), 1e-6));
  const auto none = poisson({{3, 2, 4, 0, 0}, {0, 0, 0, 1, 1}});
  CHECK_THAT(none.warnings.at(0), Contains("counts are 0 wherever"));
  CHECK(std::isnan(none.error.number(1)));
  Run run;
  auto probit = about<LogisticRegression>({{0, 0, 0, 1, 1, 1}, {1, 2, 3, 4, 5, 6}});
  probit.link = "probit";
  CHECK(logistic_regression(probit, run).all.statistic == near(12 * std::log(2), 1e-9));
}

// 400 rounds of 60 values without effect: each p within 0.1 of uniform (Kolmogorov, below 1e-3), and counts spread
// twice as wide as Poisson's with robust errors within 0.12, which are a little small at this size.
TEST_CASE("likelihood regression: has uniform p where nothing matters", "[hypothesis][null]") {
  const int rounds = 400;
  std::vector<Sample> p(6);
  for (std::uint64_t round = 0; round < rounds; ++round) {
    const Stream stream = Stream(31).at(round);
    Sample x(80), z(80), binary, counts, wide;
    stream.fill_normal(x, 0), stream.fill_normal(z, 1000);
    for (std::size_t i = 0; i < 80; ++i) {
      binary.push_back(stream.uniform(2000 + i) < 0.4);
      const auto draw = [&](double mean, std::size_t at) {
        double left = std::exp(-mean), count = 0;
        for (double u = stream.uniform(at); u > left && count < 60; ++count) u *= stream.uniform(++at);
        return count;
      };
      counts.push_back(draw(4, 10000 + 100 * i));
      wide.push_back(draw(stream.uniform(3000 + i) < 0.5 ? 2 : 6, 30000 + 100 * i));
    }
    Run run;
    const auto one = logistic_regression(about<LogisticRegression>({binary, x, z}), run);
    p[0].push_back(*one.all.p), p[1].push_back(*one.score.p), p[2].push_back(one.likelihood_p.number(1));
    p[3].push_back(one.p.number(2));
    p[4].push_back(*poisson_regression(about<PoissonRegression>({counts, x, z}), run).all.p);
    auto robust = about<PoissonRegression>({wide, x, z});
    robust.errors = "robust";
    p[5].push_back(poisson_regression(robust, run).p.number(1));
  }
  for (std::size_t k = 0; k < p.size(); ++k) CHECK(gap_to_uniform(p[k]) < (k == 5 ? 0.12 : 0.1));
}

TEST_CASE("poisson_regression: doubts counts that are spread too wide", "[hypothesis][regression]") {
  const auto result = poisson({{0, 9, 1, 14, 0, 3, 22, 1, 0, 17}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}});
  CHECK_THAT(result.warnings.at(0), Contains("times as wide as Poisson's") && Contains("robust"));
}

TEST_CASE("likelihood regression: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(logistic({{0, 1, 2}, {1, 2, 4}}), Contains("logistic_regression: samples is 2 among the values"));
  CHECK_THROWS_WITH(logistic({{1, 1, 1, 1}, {1, 2, 4, 3}}), Contains("1 everywhere"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1}, {2, 2, 2, 2}}), Contains("\"x\" constant"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1, 1}, {1, 2, 3, 4, 9}, {2, 4, 6, 8, 18}}), Contains("determined"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0}, {1, 2, 4}, {3, 1, 1}}), Contains("3 values for 3 terms"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1}, {1, 2, NAN, 4}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1}, {1, 2, INFINITY, 4}}), Contains("finite"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1}, {1, 2, 4}}), Contains("of one length"));
  CHECK_THROWS_WITH(logistic({{0, 1, 0, 1}}), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(poisson({{0, 1.5, 0}, {1, 2, 4}}), Contains("poisson_regression: samples is 1.5 among"));
  CHECK_THROWS_WITH(poisson({{0, 0, 0, 0}, {1, 2, 4, 3}}), Contains("0 everywhere"));
  Run run;
  auto question = about<PoissonRegression>({kCounts, kDesign[0]});
  question.exposure = Array::of({1, 2});
  CHECK_THROWS_WITH(poisson_regression(question, run), Contains("exposure is 2 beside 9 counts"));
  question.exposure = Array::of({1, 2, 3, 4, 0, 6, 7, 8, 9});
  CHECK_THROWS_WITH(poisson_regression(question, run), Contains("exposure is 0 somewhere"));
  auto unknown = about<LogisticRegression>({kDistress, kTemperature});
  unknown.link = "cloglog";
  CHECK_THROWS_WITH(logistic_regression(unknown, run), Contains("link is \"cloglog\""));
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/regression/linear_regression.h"
#include "stdlib/hypothesis/regression/ljung_box.h"
#include "stdlib/hypothesis/regression/longley.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// Brownlee's plant for the oxidation of ammonia: stack loss, air flow, water temperature, acid (R's stackloss).
const std::vector<Sample> kStack{{42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15},
                                 {80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70},
                                 {27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20},
                                 {89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91}};

LinearRegressionResult regression(const std::vector<Sample>& columns, const char* errors = "classical", int lags = -1) {
  Run run;
  auto question = about<LinearRegression>(columns);
  question.errors = errors, question.lags = lags;
  return linear_regression(question, run);
}

}  // namespace

TEST_CASE("linear_regression: meets the values of R", "[hypothesis][regression]") {
  const LinearRegressionResult result = regression(kStack);
  check_values(result.coefficient,
               {-39.91967442012396106, 0.71564020048528332, 1.29528612438857293, -0.15212251914865260});
  check_values(result.error, {11.89599685064426993, 0.13485818535537247, 0.36802426527270421, 0.15629404324862134});
  check_values(result.p,
               {3.7503068322602747e-03, 5.7990247242528837e-05, 2.6300543964889725e-03, 3.4404609669643671e-01});
  CHECK(result.r_squared == near(0.91357690446068163));
  CHECK(result.adjusted_r_squared == near(0.89832576995374303));
  CHECK(result.all.statistic == near(59.902225899656621));
  CHECK(result.aic == near(114.57559100479955));
  CHECK(result.bic == near(119.79820319341667));
  CHECK(result.durbin_watson == near(1.4851310343413366));
  CHECK(result.low.number(1) == near(0.43111430022418568));
  CHECK(result.high.number(1) == near(1.00016610074638090));
  CHECK(result.leverage.number(0) == near(0.30155546893633212));
  CHECK(result.distance.number(20) == near(0.69199991633950908));
  CHECK(result.inflation.number(1) == near(2.9064836274305113));
  CHECK(std::isnan(result.inflation.number(0)));
  CHECK(result.degrees_of_freedom == 17);
  CHECK(result.coefficient.dimension(0).coordinates->element_text(3) == "x3");
}

// By a few lines of R: B X'ΩX B.
TEST_CASE("linear_regression: has errors for other variances and for series", "[hypothesis][regression]") {
  check_values(regression(kStack, "hc0").error,
               {6.411649464840273538, 0.158944260529494313, 0.446527688634592523, 0.086429475569607464});
  check_values(regression(kStack, "hc1").error,
               {7.126149963172211166, 0.176656668854089954, 0.496287778888788833, 0.096060991407081284});
  check_values(regression(kStack, "hc2").error,
               {7.55759963624665154, 0.18392751738080654, 0.51184332772155994, 0.10164394846639029});
  check_values(regression(kStack, "hc3").error,
               {9.00110510894943694, 0.21342119811651331, 0.58875379673206452, 0.12058022900429956});
  CHECK(regression(kStack, "hc3").all.statistic == near(47.183455672003277));
  check_values(regression(kStack, "hac", 2).error,
               {8.09464181493058454, 0.16088084009597189, 0.48340852395043282, 0.10589561754394544});
  check_values(regression(kStack, "hac", 0).error,
               {6.411649464840273538, 0.158944260529494313, 0.446527688634592523, 0.086429475569607464});
}

// Certified values of NIST's Statistical Reference Datasets. The columns have a condition of 10⁹ as they are, some 10⁴
// once centred and scaled, so that ten digits are left.
TEST_CASE("linear_regression: meets the certified values for Longley's data", "[hypothesis][regression]") {
  const LinearRegressionResult result = regression(kLongley);
  check_values(result.coefficient,
               {-3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
                -0.511041056535807E-01, 1829.15146461355},
               1e-9);
  check_values(result.error,
               {890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
                0.226073200069370, 455.478499142212},
               1e-9);
  CHECK(result.r_squared == near(0.995479004577296, 1e-11));
  CHECK(result.residual_error == near(304.854073561965, 1e-10));
  CHECK_THAT(result.warnings.at(0), Contains("widens its variance"));
}

TEST_CASE("linear_regression: is the t test of two groups", "[hypothesis][regression]") {
  Run run;
  Sample y = A, g(A.size(), 1.0);
  y.insert(y.end(), B.begin(), B.end());
  g.resize(y.size(), 0.0);
  const TestResult t = student_t(about<StudentT>({A, B}), run);
  const LinearRegressionResult result = regression({y, g});
  CHECK(result.t.number(1) == near(t.statistic));
  CHECK(result.p.number(1) == near(*t.p));
  CHECK(result.low.number(1) == near(t.interval->low));
  // Far from 0 the slope is the same.
  for (double& v : g) v += 0x1p30;
  CHECK(regression({y, g}).coefficient.number(1) == near(result.coefficient.number(1), 1e-7));
}

TEST_CASE("breusch_pagan and ljung_box: meet the values of R", "[hypothesis][regression]") {
  Run run;
  const TestResult variance = breusch_pagan(about<BreuschPagan>(kStack), run);
  CHECK(variance.statistic == near(4.8903677439754247));
  CHECK(*variance.p == near(0.18000324351489289));
  // Luteinizing hormone every ten minutes (R's lh).
  const Sample hormone{2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2,
                       2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0, 2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3,
                       2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9};
  auto question = about<LjungBox>({hormone});
  question.lags = 5;
  const TestResult box = ljung_box(question, run);
  CHECK(box.statistic == near(22.673185002073929));
  CHECK(*box.p == near(0.00038974480391573696));
  CHECK(box.effect->value == near(0.5755244755244755));
  question.statistic = "box_pierce", question.estimated = 1;
  CHECK(ljung_box(question, run).statistic == near(21.033572301824051));
  CHECK(*ljung_box(question, run).p == near(0.00031185241387499119));
}

// 400 rounds; shares of p ≤ 0.1 outside 0.1 ± 0.06 have probability below 1e-4. Where the spread grows with x,
// classical errors of the slope are too small by half and hc3's are not.
TEST_CASE("regression: has uniform p, and hc3 where the spread follows x", "[hypothesis][null]") {
  int slope = 0, all = 0, variance = 0, series = 0, robust = 0, classical = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample y(30), x(30), z(30), w(30);
    Stream(1).at(round).fill_normal(y);
    Stream(2).at(round).fill_normal(x);
    Stream(3).at(round).fill_normal(z);
    for (std::size_t i = 0; i < 30; ++i) w[i] = y[i] * x[i];
    const LinearRegressionResult plain = regression({y, x, z});
    slope += plain.p.number(1) <= 0.1, all += *plain.all.p <= 0.1;
    Run run;
    variance += *breusch_pagan(about<BreuschPagan>({y, x, z}), run).p <= 0.1;
    auto question = about<LjungBox>({y});
    question.lags = 4;
    series += *ljung_box(question, run).p <= 0.1;
    classical += regression({w, x}).p.number(1) <= 0.1;
    robust += regression({w, x}, "hc3").p.number(1) <= 0.1;
  }
  for (const int rejected : {slope, all, variance, series, robust})
    CHECK(rejected / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(classical > 100);
}

TEST_CASE("regression: says what is wrong with bad input", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<BreuschPagan, breusch_pagan>("breusch_pagan", kStack, Infinities::refused);
  check_bad_samples<LjungBox, ljung_box>("ljung_box", {kStack[0]}, Infinities::refused);
  CHECK_THROWS_WITH(regression({{1, 2, 3}}), Contains("1 sample"));
  CHECK_THROWS_WITH(regression({{1, 2, 3}, {1, 2}}), Contains("of one length"));
  CHECK_THROWS_WITH(regression({{1, 2, 3}, {1, 2, 4}, {2, 1, 1}}), Contains("3 values for 3 terms"));
  CHECK_THROWS_WITH(regression({{1, 2, 3, 5}, {1, 1, 1, 1}}), Contains("\"x\" constant"));
  CHECK_THROWS_WITH(regression({{1, 2, 3, 5, 1}, {1, 2, 3, 5, 8}, {3, 5, 7, 11, 17}}), Contains("\"x2\" determined"));
  CHECK_THROWS_WITH(regression({{1, 2, NAN}, {1, 2, 3}}), Contains("1 NaN"));
  CHECK_THROWS_WITH(regression(kStack, "robust"), Contains("errors is \"robust\""));
  CHECK_THROWS_WITH(regression(kStack, "hac", -2), Contains("lags is -2"));
  const LinearRegressionResult exact = regression({{3, 5, 7, 9}, {1, 2, 3, 4}});
  CHECK(exact.r_squared == 1);
  CHECK(*exact.all.p == 0);
  CHECK(exact.coefficient.number(1) == near(2));
  auto series = about<LjungBox>({{1, 2, 3, 4}});
  CHECK_THROWS_WITH(ljung_box(series, run), Contains("lags is 10"));
  series.lags = 2, series.estimated = 2;
  CHECK_THROWS_WITH(ljung_box(series, run), Contains("estimated is 2"));
  series = about<LjungBox>({{2, 2, 2, 2}});
  series.lags = 1;
  CHECK_FALSE(ljung_box(series, run).p);
}

// F is some 10²² with 198 degrees of freedom: p is about 10⁻²⁰⁰⁰, which no double is.
TEST_CASE("linear_regression: a p too small for a number is told as such, never as 0", "[hypothesis][regression]") {
  Sample x, y;
  for (int i = 0; i < 200; ++i) {
    x.push_back(i);
    y.push_back(3.0 * i + (i % 2 == 0 ? 1e-8 : -1e-8));
  }
  const LinearRegressionResult result = regression({y, x});
  CHECK_THAT(result.reading, Contains("df = 1 and 198, p < 1e-300, n = 200;"));
  CHECK_THAT(result.reading, Contains("x = 3 ± 1.2e-11 (p < 1e-300)"));
}

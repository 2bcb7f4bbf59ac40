// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/regression/linear_regression.h"
#include "stdlib/hypothesis/regression/reset_test.h"
#include "stdlib/hypothesis/regression/white_test.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample Y{3, 5, 4, 8, 9, 7, 14, 12, 19, 15}, X{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Z{2, 1, 4, 3, 7, 5, 9, 8, 10, 6};

TestResult white(const std::vector<Sample>& columns, bool products = true, double confidence = 0.95) {
  Run run;
  auto question = about<WhiteTest>(columns);
  question.products = products, question.confidence = confidence;
  return white_test(question, run);
}

TestResult reset(const std::vector<Sample>& columns, int power = 3) {
  Run run;
  auto question = about<ResetTest>(columns);
  question.power = power;
  return reset_test(question, run);
}

Sample drawn(std::uint64_t seed, std::uint64_t round, std::size_t n) {
  Sample out(n);
  Stream(seed).at(round).fill_normal(out);
  return out;
}

}  // namespace

// By the normal equations of y and of e² or of the powers, in 40 digits of another language.
TEST_CASE("white_test and reset_test: meet their definitions", "[hypothesis][regression]") {
  const TestResult all = white({Y, X, Z}), squares = white({Y, X, Z}, false);
  CHECK(all.statistic == near(6.04320121019557113, 1e-10));
  CHECK(*all.p == near(0.302037925655334252, 1e-10));
  CHECK(all.degrees_of_freedom == Sample{5});
  CHECK(all.effect->value == near(0.604320121019557113, 1e-10));
  // The ends are where the noncentral χ² of n R² has its quantiles; of a small one the lower is 0.
  CHECK(all.effect->interval->low == 0);
  CHECK(noncentral_chi_squared_cdf(all.statistic, 5, 10 * white({Y, X, Z}, true, 0.5).effect->interval->high) ==
        near(0.25, 1e-7));
  CHECK(squares.statistic == near(2.47920259247829049, 1e-10));
  CHECK(*squares.p == near(0.648363723135644495, 1e-10));
  CHECK(squares.degrees_of_freedom == Sample{4});
  const TestResult second = reset({Y, X, Z}, 2), third = reset({Y, X, Z});
  CHECK(second.statistic == near(4.63455910660118862, 1e-10));
  CHECK(*second.p == near(0.0748162987485266185, 1e-10));
  CHECK(second.degrees_of_freedom == Sample{1, 6});
  CHECK(third.statistic == near(2.81992347209148578, 1e-10));
  CHECK(*third.p == near(0.151386294666327749, 1e-10));
  CHECK(third.degrees_of_freedom == Sample{2, 5});
  // η² = 2F/(2F + 5).
  CHECK(third.effect->value == near(2 * third.statistic / (2 * third.statistic + 5), 1e-12));
  CHECK_THAT(third.reading, Contains("RESET F = 2.82, df = 2 and 5, p = 0.15"));
  CHECK_THAT(all.reading, Contains("White n R² = 6.043, df = 5, p = 0.3 (asymptotic), R² of squared residuals = 0.60"));
}

// Of one column the power is x² itself: F is the square of its t.
TEST_CASE("reset_test: of one column is the test of its square", "[hypothesis][regression]") {
  Sample squares;
  for (const double x : X) squares.push_back(x * x);
  Run run;
  const auto curve = linear_regression(about<LinearRegression>({Y, X, squares}), run);
  CHECK(reset({Y, X}, 2).statistic == near(curve.t.number(2) * curve.t.number(2), 1e-9));
  CHECK(*reset({Y, X}, 2).p == near(curve.p.number(2), 1e-9));
}

// A column of two values is its own square but for a line: one degree of freedom less each.
TEST_CASE("white_test and reset_test: leave out what determines itself", "[hypothesis][regression]") {
  const Sample group{0, 1, 0, 1, 1, 0, 0, 1, 1, 0};
  CHECK(white({Y, group}).degrees_of_freedom == Sample{1});
  CHECK(white({Y, X, group}).degrees_of_freedom == Sample{4});
  CHECK_FALSE(reset({Y, group}).p);
  CHECK_THAT(reset({Y, group}).warnings.at(0), Contains("the columns determine all powers"));
}

TEST_CASE("white_test and reset_test: ignore units and offsets", "[hypothesis][regression]") {
  Sample y = Y, x = X;
  for (double& v : y) v = 100 * v - 0x1p20;
  for (double& v : x) v = v / 1000 + 4096;
  CHECK(white({y, x, Z}).statistic == near(white({Y, X, Z}).statistic, 1e-6));
  CHECK(reset({y, x, Z}).statistic == near(reset({Y, X, Z}).statistic, 1e-6));
}

// 500 rounds: a gap of 0.088 to the uniform has probability 1e-3. RESET's F is exact for normal errors given the fit;
// White's χ² of 150 values is good to a few hundredths. A variance that is largest at both ends, which Breusch and
// Pagan's test cannot see, and a parabola are found.
TEST_CASE("white_test and reset_test: have uniform p and find what they are for", "[hypothesis][null]") {
  Sample by_white, by_reset;
  int ends = 0, straight = 0, bends = 0;
  for (std::uint64_t round = 0; round < 500; ++round) {
    const Sample x = drawn(111, round, 150), z = drawn(112, round, 150);
    Sample y = drawn(113, round, 150);
    for (std::size_t i = 0; i < 150; ++i) y[i] += x[i] - 2 * z[i];
    by_white.push_back(*white({y, x, z}).p);
    by_reset.push_back(*reset({y, x, z}).p);
    if (round % 10 != 0) continue;
    Sample wide = drawn(114, round, 150), bent = drawn(115, round, 150);
    for (std::size_t i = 0; i < 150; ++i) wide[i] *= 0.2 + x[i] * x[i], bent[i] += x[i] + 0.5 * x[i] * x[i];
    ends += *white({wide, x}).p < 0.01;
    Run run;
    straight += *breusch_pagan(about<BreuschPagan>({wide, x}), run).p < 0.01;
    bends += *reset({bent, x}).p < 0.01;
  }
  CHECK(gap_to_uniform(by_white) < 0.088);
  CHECK(gap_to_uniform(by_reset) < 0.088);
  CHECK(ends >= 48);
  CHECK(straight < ends - 15);
  CHECK(bends >= 48);
}

TEST_CASE("white_test and reset_test: say what is wrong with bad input", "[hypothesis][bad_input]") {
  check_bad_samples<WhiteTest, white_test>("white_test", {Y, X}, Infinities::refused);
  check_bad_samples<ResetTest, reset_test>("reset_test", {Y, X}, Infinities::refused);
  const Sample few(Y.begin(), Y.begin() + 5), x(X.begin(), X.begin() + 5), z{1, 0, 2, 5, 1};
  CHECK_THROWS_WITH(white({few, x, z}), Contains("5 values for squared residuals of 6 terms"));
  CHECK_THROWS_WITH(white({few, x, z}), Contains("or products = false"));
  CHECK_THROWS_WITH(reset({few, x, z}), Contains("5 values for 3 terms and 2 powers"));
  CHECK_THROWS_WITH(reset({Y, X}, 1), Contains("power is 1, but must be in [2, 10]"));
  CHECK_THROWS_WITH(reset({Y, X}, 11), Contains("power is 11"));
  CHECK_THROWS_WITH(white({Y, Sample(10, 1.0)}), Contains("constant"));
  CHECK_THROWS_WITH(reset({Y}), Contains("reset_test: samples is 1 sample"));
  CHECK_FALSE(white({X, X}).p);  // nothing left
  CHECK_FALSE(reset({X, X}).p);
  CHECK_FALSE(reset({{1, -1, 1, -1, -1, 1, -1, 1}, {1, 1, 2, 2, 3, 3, 4, 4}}).p);  // nothing explained
  CHECK_FALSE(white({{1, -1, 1, -1, -1, 1, -1, 1}, {1, 1, 2, 2, 3, 3, 4, 4}}).p);  // residuals of one size
  Sample parabola;
  for (const double v : X) parabola.push_back(v * v);
  CHECK(*reset({parabola, X}).p == 0);
}

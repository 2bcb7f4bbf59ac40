// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/ranks/cuzick.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/ranks/mood_scale.h"
#include "stdlib/hypothesis/ranks/quade.h"
#include "stdlib/hypothesis/ranks/van_der_waerden.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

// Hand lotions sold in seven shops: Conover (1999), Practical Nonparametric Statistics, §5.8; also help(quade.test) of
// R.
const std::vector<Sample> kLotions{{5, 1, 16, 5, 10, 19, 10},
                                   {4, 3, 12, 4, 9, 18, 7},
                                   {7, 1, 22, 3, 7, 28, 6},
                                   {10, 0, 22, 5, 13, 37, 8},
                                   {12, 2, 35, 4, 10, 58, 7}};

// Cuzick's own example (1985), five groups of 8, 10, 9, 9 and 9.
const std::vector<Sample> kCounts{{0, 0, 1, 1, 2, 2, 4, 9},
                                  {0, 0, 5, 7, 8, 11, 13, 23, 25, 97},
                                  {2, 3, 6, 9, 10, 11, 11, 12, 21},
                                  {0, 3, 5, 6, 10, 19, 56, 100, 132},
                                  {2, 4, 6, 6, 6, 7, 18, 39, 60}};

}  // namespace

TEST_CASE("quade: meets Conover's example", "[hypothesis][quade]") {
  Run run;
  const TestResult result = quade(about<Quade>(kLotions), run);
  CHECK(result.statistic == near(3.8292515841753727));  // 3.8293 in the book
  CHECK(*result.p == near(0.015189020073274592));
  CHECK(result.degrees_of_freedom == std::vector<double>{4, 24});
  CHECK(result.effect->value == near(4 * result.statistic / (4 * result.statistic + 24)));
  CHECK(result.effect->interval->low < result.effect->value);
  CHECK(result.warnings.empty());
  // Of two samples: the t test of signed ranks, here −1, −4, 2, −3 and 5 of 5: sum −1, squares 55.
  const TestResult two = quade(about<Quade>({{1, 2, 9, 5, 12}, {2, 6, 7, 8, 7}}), run);
  CHECK(two.statistic == near(4 * 0.2 / (55 - 0.2)));
  // Other than Friedman's it knows which blocks are wide, and nothing of their offsets.
  auto moved = kLotions;
  for (auto& sample : moved) sample[5] += 1000;
  CHECK(quade(about<Quade>(moved), run).statistic == near(result.statistic, 1e-12));
}

TEST_CASE("quade: has the p of arrangements where all blocks are alike", "[hypothesis][quade]") {
  Run run;
  const TestResult agreed = quade(about<Quade>({{1, 5, 3}, {2, 6, 4}, {4, 8, 6}}), run);
  CHECK(std::isinf(agreed.statistic));
  CHECK(*agreed.p == near(1.0 / 36, 1e-12));
  CHECK(*quade(about<Quade>({{1, 5}, {1, 5}}), run).p == 1);
}

TEST_CASE("cuzick: meets published examples", "[hypothesis][cuzick]") {
  Run run;
  // Cuzick gives 2.11 without the correction for ties, 2 % of its square here.
  const TestResult result = cuzick(about<Cuzick>(kCounts), run);
  CHECK(result.statistic == near(2.11463879858917059));
  CHECK(*result.p == near(0.034460744209107427));
  CHECK(result.effect->value == near(0.31879379372946376));
  // Exposure behind sunglasses, of Altman (1991), Practical Statistics for Medical Research: 1.52 and 0.129 in Stata's
  // manual of nptrend, whose rank sums are 76, 290 and 162.
  const std::vector<Sample> sunglasses{
      {1.4, 1.4, 1.4, 1.6, 2.3, 2.3},
      {0.9, 1.0, 1.1, 1.1, 1.2, 1.2, 1.5, 1.9, 2.2, 2.6, 2.6, 2.6, 2.8, 2.8, 3.2, 3.5, 4.3, 5.1},
      {0.8, 1.7, 1.7, 1.7, 3.4, 7.1, 8.9, 13.5}};
  CHECK(cuzick(about<Cuzick>(sunglasses), run).statistic == near(1.51899298636755042));
  CHECK(*cuzick(about<Cuzick>(sunglasses), run).p == near(0.12876426139763589));
}

TEST_CASE("cuzick: is Spearman's correlation, and Mann and Whitney's test of two", "[hypothesis][cuzick]") {
  Run run;
  const double rho =
      spearman(about<Spearman>({{1, 1, 1, 2, 2, 2, 3, 3, 3}, {1, 2, 4, 5, 3, 6, 7, 5, 9}}), run).statistic;
  CHECK(cuzick(about<Cuzick>({{1, 2, 4}, {5, 3, 6}, {7, 5, 9}}), run).effect->value == near(rho, 1e-12));
  auto question = about<Cuzick>({{1, 2, 4, 3}, {5, 3, 6}, {7, 5, 9}});
  // Scores that are not evenly spaced are no ranks: r of doses and ranks, by R.
  question.scores = {0, 1, 5};
  CHECK(cuzick(question, run).effect->value == near(0.76276670409906067));
  CHECK(cuzick(question, run).statistic == near(2.28830011229718178));
  question.scores = {0, -2, -10};  // a line with a fall turns the sign and nothing else
  CHECK(cuzick(question, run).statistic == near(-2.28830011229718178));
  auto u = about<MannWhitney>({T2, T1});
  u.method = "asymptotic", u.continuity = false;
  CHECK(*cuzick(about<Cuzick>({T1, T2}), run).p == near(*mann_whitney(u, run).p, 1e-10));
  auto up = about<Cuzick>({T1, T2}), down = up;
  up.alternative = "greater", down.alternative = "less";
  CHECK(*cuzick(up, run).p + *cuzick(down, run).p == near(1, 1e-12));
  CHECK(*cuzick(up, run).p < 0.5);
}

TEST_CASE("mood_scale: meets enumeration and R", "[hypothesis][mood_scale]") {
  Run run;
  const TestResult exact = mood_scale(about<MoodScale>({A, B}), run);
  CHECK(exact.statistic == 146);
  CHECK(exact.method == "exact");
  CHECK(*exact.p == near(2 * 0.46573426573426574, 1e-12));  // of all 6435 divisions
  auto question = about<MoodScale>({A, B});
  question.method = "asymptotic";
  CHECK(*mood_scale(question, run).p == near(0.9199476043166257));  // mood.test of R
  // An even number of values: halves of odd numbers. The widest of all divisions: 65 of 210, once.
  auto wide = about<MoodScale>({{1.5, 2.5, 9, 10.2}, {3, 4, 5, 6, 7, 8}});
  wide.alternative = "greater";
  CHECK(mood_scale(wide, run).statistic == 65);
  CHECK(*mood_scale(wide, run).p == near(1.0 / 210, 1e-12));
  CHECK(mood_scale(wide, run).effect->value > 0.7);
  // With ties: mood of SciPy 1.10, whose variance, 1899.75, is that of all 24310 divisions (R's is the untied one).
  const TestResult tied = mood_scale(about<MoodScale>({T1, T2}), run);
  CHECK(tied.method == "asymptotic");
  CHECK(*tied.p == near(0.7918990088991739, 1e-9));
}

TEST_CASE("van_der_waerden: meets the formula, and the normal scores of untied ranks",
          "[hypothesis][van_der_waerden]") {
  Run run;
  const TestResult result = van_der_waerden(about<VanDerWaerden>({A, B, C}), run);
  CHECK(result.statistic == near(16.122616499675903));
  CHECK(*result.p == near(0.00031551376434900533));
  CHECK(result.effect->value == near(result.statistic / 23));
  CHECK(van_der_waerden(about<VanDerWaerden>({T1, T2}), run).statistic == near(2.56598082714528353));
  // Of ranks only: any rising map leaves it.
  auto cubed = std::vector<Sample>{A, B, C};
  for (auto& sample : cubed)
    for (double& v : sample) v = v * v * v;
  CHECK(van_der_waerden(about<VanDerWaerden>(cubed), run).statistic == near(result.statistic, 1e-12));
  CHECK(*van_der_waerden(about<VanDerWaerden>({{1, 1}, {1, 1, 1}}), run).p == 1);
}

TEST_CASE("tests by scores of ranks: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<Quade, quade>("quade", kLotions, Infinities::refused);
  check_bad_samples<Cuzick, cuzick>("cuzick", {T1, T2}, Infinities::ranked);
  check_bad_samples<MoodScale, mood_scale>("mood_scale", {T1, T2}, Infinities::ranked);
  check_bad_samples<VanDerWaerden, van_der_waerden>("van_der_waerden", {T1, T2}, Infinities::ranked);
  CHECK_THROWS_WITH(quade(about<Quade>({{1}, {2}}), run), Contains("at least 2"));
  CHECK_THROWS_WITH(quade(about<Quade>({{1, 2}, {2}}), run), Contains("quade"));
  auto question = about<Cuzick>({T1, T2});
  question.scores = {1};
  CHECK_THROWS_WITH(cuzick(question, run),
                    "cuzick: scores is 1 numbers for 2 samples, but must be one for each sample");
  question.scores = {2, 2};
  CHECK_THROWS_WITH(cuzick(question, run), Contains("scores is 2 everywhere"));
  question.scores = {1, NAN};
  CHECK_THROWS_WITH(cuzick(question, run), Contains("finite"));
  auto tied = about<MoodScale>({T1, T2});
  tied.method = "exact";
  CHECK_THROWS_WITH(mood_scale(tied, run), Contains("\"exact\" with ties"));
  CHECK_THROWS_WITH(mood_scale(about<MoodScale>({A, B, C}), run), Contains("samples is 3"));
}

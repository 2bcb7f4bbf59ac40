// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/cuzick.h"

#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

// Cuzick's own example (1985), five groups of 8, 10, 9, 9 and 9.
const std::vector<Sample> kCounts{{0, 0, 1, 1, 2, 2, 4, 9},
                                  {0, 0, 5, 7, 8, 11, 13, 23, 25, 97},
                                  {2, 3, 6, 9, 10, 11, 11, 12, 21},
                                  {0, 3, 5, 6, 10, 19, 56, 100, 132},
                                  {2, 4, 6, 6, 6, 7, 18, 39, 60}};

}  // namespace

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

TEST_CASE("cuzick: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<Cuzick, cuzick>("cuzick", {T1, T2}, Infinities::ranked);
  auto question = about<Cuzick>({T1, T2});
  question.scores = {1};
  CHECK_THROWS_WITH(cuzick(question, run),
                    "cuzick: scores is 1 numbers for 2 samples, but must be one for each sample");
  question.scores = {2, 2};
  CHECK_THROWS_WITH(cuzick(question, run), Contains("scores is 2 everywhere"));
  question.scores = {1, NAN};
  CHECK_THROWS_WITH(cuzick(question, run), Contains("finite"));
}

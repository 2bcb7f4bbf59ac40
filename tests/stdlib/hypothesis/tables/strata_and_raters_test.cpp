// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/null_distributions/kolmogorov.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/agreement.h"
#include "stdlib/hypothesis/tables/stratified.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

// Admissions to Berkeley, 1973: [department][sex][admitted, rejected] (Bickel, Hammel & O'Connell 1975; R's
// UCBAdmissions).
const Sample kAdmissions{512, 313, 89,  19,  353, 207, 17, 8,   120, 205, 202, 391,
                         138, 279, 131, 244, 53,  138, 94, 299, 22,  351, 24,  317};

Array strata(Sample counts) {
  const std::size_t size = counts.size() / 4;
  return Array({Dimension("stratum", size), Dimension("", 2), Dimension("", 2)}, std::move(counts));
}

TestResult common(Sample counts, bool continuity = true, const std::string& alternative = "two-sided") {
  Run run;
  CochranMantelHaenszel question;
  question.tables = strata(std::move(counts));
  question.continuity = continuity, question.alternative = alternative;
  return cochran_mantel_haenszel(question, run);
}

TestResult homogeneous(Sample counts, bool correction = true) {
  Run run;
  BreslowDay question;
  question.tables = strata(std::move(counts));
  question.correction = correction;
  return breslow_day(question, run);
}

TestResult kappa(std::size_t k, Sample counts, const std::string& weights = "none") {
  Run run;
  CohenKappa question;
  const std::size_t columns = counts.size() / k;
  question.table = Array({Dimension("", k), Dimension("", columns)}, std::move(counts));
  question.weights = weights;
  return cohen_kappa(question, run);
}

TestResult raters(std::size_t things, Sample counts) {
  Run run;
  FleissKappa question;
  const std::size_t categories = counts.size() / things;
  question.table = Array({Dimension("", things), Dimension("", categories)}, std::move(counts));
  return fleiss_kappa(question, run);
}

}  // namespace

TEST_CASE("cochran_mantel_haenszel: meets the values of R", "[hypothesis][tables]") {
  const TestResult result = common(kAdmissions);
  CHECK(result.statistic == near(1.4269462285866883));
  CHECK(*result.p == near(0.23226346281704827));
  CHECK(result.effect->value == near(0.90469682825862308));
  CHECK(result.effect->interval->low == near(0.77190736175935049));
  CHECK(result.effect->interval->high == near(1.06032976443665561));
  CHECK(common(kAdmissions, false).statistic == near(1.5246066604434356));
  CHECK(*common(kAdmissions, true, "greater").p == near(0.88386826859147594));
  CHECK(result.n == std::vector<double>{4526});
}

TEST_CASE("cochran_mantel_haenszel: undoes Simpson's paradox and leaves silent strata out", "[hypothesis][tables]") {
  // Poured together women seem to be rejected; within departments the odds are nearly those of men.
  Sample all(4, 0.0);
  for (std::size_t i = 0; i < kAdmissions.size(); ++i) all[i % 4] += kAdmissions[i];
  CHECK(common(all).effect->value == near(1.84108, 1e-5));
  CHECK(*common(all).p < 1e-15);
  Sample more = kAdmissions;
  more.insert(more.end(), {0, 5, 0, 7, 3, 4, 0, 0, 1, 0, 0, 0});
  const TestResult result = common(more);
  CHECK(result.statistic == near(1.4269462285866883));
  CHECK_THAT(result.warnings.at(0), Contains("3 strata"));
  CHECK(homogeneous(more).statistic == near(homogeneous(kAdmissions).statistic));
}

// The uncorrected statistic and Tarone's by a few lines of R that solve the quadratic for each count.
TEST_CASE("breslow_day: meets the values of R", "[hypothesis][tables]") {
  const TestResult plain = homogeneous(kAdmissions, false), corrected = homogeneous(kAdmissions);
  CHECK(plain.statistic == near(18.825513705234993));
  CHECK(*plain.p == near(0.0020713903499189252));
  CHECK(corrected.statistic == near(18.825501252051708));
  CHECK(*corrected.p == near(0.0020714013978821787));
  CHECK(corrected.effect->value == near(1 - 5 / 18.825501252051708));
}

// 400 studies of four strata of 40 + 40 at a common odds ratio of 1 (and 2 for the other test).
TEST_CASE("tests of strata: have uniform p under their hypotheses", "[hypothesis][null]") {
  std::vector<double> same, even;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample null(16, 0.0), twice(16, 0.0);
    for (std::size_t s = 0; s < 4; ++s) {
      const double base = 0.2 + 0.15 * static_cast<double>(s), odds = 2 * base / (1 - base), raised = odds / (1 + odds);
      for (std::uint64_t i = 0; i < 80; ++i) {
        const double u = Stream(81).at(round).at(s).uniform(i);
        const std::size_t row = i % 2;
        ++null[4 * s + 2 * row + (u < base ? 0 : 1)];
        ++twice[4 * s + 2 * row + (u < (row == 0 ? raised : base) ? 0 : 1)];
      }
    }
    even.push_back(*common(null, false).p);
    same.push_back(*homogeneous(twice).p);
  }
  REQUIRE(kolmogorov_survival(0.1, 400) < 1e-3);
  for (auto* p : {&even, &same}) {
    std::sort(p->begin(), p->end());
    double gap = 0;
    for (std::size_t i = 0; i < 400; ++i)
      gap = std::max({gap, static_cast<double>(i + 1) / 400 - (*p)[i], (*p)[i] - static_cast<double>(i) / 400});
    CHECK(gap < 0.1);
  }
}

// Fleiss, Cohen & Everitt (1969) by way of its arithmetic: a 2 × 2 table worked by hand.
TEST_CASE("cohen_kappa: meets values worked by hand", "[hypothesis][tables]") {
  const TestResult plain = kappa(2, {20, 5, 10, 15});
  CHECK(*plain.estimate == near(0.4));  // 0.7 agreed, 0.5 expected
  // Under independence with p_e = ½: Var = (p_e + p_e² − Σ r c (r + c))/(n (1 − p_e)²), r = ½, ½ and c = 0.6, 0.4.
  const double spread = std::sqrt((0.5 + 0.25 - (0.3 * 1.1 + 0.2 * 0.9)) / (50 * 0.25));
  CHECK(plain.statistic == near(0.4 / spread));
  CHECK(*kappa(3, {5, 0, 0, 0, 7, 0, 0, 0, 4}).estimate == near(1));
  // Of two categories all weights are one.
  CHECK(*kappa(2, {20, 5, 10, 15}, "quadratic").estimate == near(0.4));
  // Quadratic weights: 1 − Σ d² p/Σ d² r c.
  const Sample counts{10, 4, 1, 3, 12, 5, 2, 3, 9};
  double seen = 0, expected = 0;
  const double row[3] = {15, 20, 14}, column[3] = {15, 19, 15};
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j)
      seen += (i - j) * (i - j) * counts[static_cast<std::size_t>(3 * i + j)],
          expected += (i - j) * (i - j) * row[i] * column[j] / 49;
  CHECK(*kappa(3, counts, "quadratic").estimate == near(1 - seen / expected));
}

// 1000 tables of 200 things: intervals cover the true κ, 0.4, within four standard errors, 0.03.
TEST_CASE("cohen_kappa: covers κ as often as it says", "[hypothesis][null]") {
  int covered = 0;
  for (std::uint64_t round = 0; round < 1000; ++round) {
    Sample counts(4, 0.0);
    for (std::uint64_t i = 0; i < 200; ++i) {
      const double u = Stream(91).at(round).uniform(i);
      ++counts[u < 0.4 ? 0 : u < 0.5 ? 1 : u < 0.7 ? 2 : 3];  // shares 0.4, 0.1, 0.2, 0.3
    }
    const auto found = *kappa(2, counts).interval;
    covered += found.low <= 0.4 && 0.4 <= found.high;
  }
  CHECK(covered / 1000.0 == Approx(0.95).epsilon(0).margin(0.03));
}

// Ten subjects, 14 raters, five categories: Fleiss' κ is published as 0.210.
TEST_CASE("fleiss_kappa: meets the published value", "[hypothesis][tables]") {
  const TestResult result = raters(10, {0, 0, 0, 0, 14, 0, 2, 6, 4, 2, 0, 0, 3, 5, 6, 0, 3, 9, 2, 0, 2, 2, 8, 1, 1,
                                        7, 7, 0, 0, 0,  3, 2, 6, 3, 0, 2, 5, 3, 2, 2, 6, 5, 2, 1, 0, 0, 2, 2, 3, 7});
  CHECK(*result.estimate == Approx(0.210).epsilon(0).margin(5e-4));
  CHECK(result.interval->low < 0.2);
  CHECK(*raters(3, {4, 0, 0, 4, 4, 0}).estimate == near(1));
  // Of two raters and two categories it is Scott's π: 0.7 agreed, shares 0.55 and 0.45.
  Sample pairs;
  for (int i = 0; i < 20; ++i) pairs.insert(pairs.end(), {2, 0});
  for (int i = 0; i < 15; ++i) pairs.insert(pairs.end(), {1, 1});
  for (int i = 0; i < 15; ++i) pairs.insert(pairs.end(), {0, 2});
  const double chance = 0.55 * 0.55 + 0.45 * 0.45;
  CHECK(*raters(50, pairs).estimate == near((0.7 - chance) / (1 - chance)));
}

TEST_CASE("tests of strata and raters: say what is wrong with bad counts", "[hypothesis][bad_input]") {
  Run run;
  CochranMantelHaenszel question;
  question.tables = Array::of({1, 2, 3, 4});
  CHECK_THROWS_WITH(cochran_mantel_haenszel(question, run), Contains("an array of 1 dimensions"));
  CHECK_THROWS_WITH(common({1, 2, 3, NAN}), Contains("nan in stratum 1"));
  CHECK_THROWS_WITH(common({1, 2, 3, 4, 1, -2, 3, 4}), Contains("-2 in stratum 2"));
  CHECK_THROWS_WITH(common({0, 0, 3, 4}), Contains("of 0 strata"));
  CHECK_THROWS_WITH(homogeneous({1, 2, 3, 4}), Contains("of 1 strata"));
  CHECK_THROWS_WITH(homogeneous({0, 2, 3, 4, 0, 3, 4, 2}), Contains("odds ratio of 0"));
  CHECK_THROWS_WITH(kappa(2, {1, 2, 3, 4, 5, 6}), Contains("as wide as it is high"));
  CHECK_THROWS_WITH(kappa(2, {1, 2, 3, 4}, "cubic"), Contains("weights is \"cubic\""));
  CHECK_FALSE(kappa(2, {5, 0, 0, 0}).p);
  CHECK_THROWS_WITH(raters(2, {1, 2, 3, 1}), Contains("3 raters in row 1 and 4 in row 2"));
  CHECK_THROWS_WITH(raters(2, {1, 0, 0, 1}), Contains("of 1 raters"));
  CHECK_FALSE(raters(2, {3, 0, 3, 0}).p);
}

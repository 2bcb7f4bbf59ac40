// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/tables/fisher_exact.h"
#include "stdlib/hypothesis/tables/odds_ratio.h"
#include "stdlib/hypothesis/tables/two_proportions.h"
#include "stdlib/hypothesis/tables/unconditional.h"
#include "support/rows.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::matrix;

namespace {

using Kernel = TestResult (*)(const Unconditional&, Run&);

TestResult ask(Kernel kernel, Sample counts, const std::string& alternative = "two-sided") {
  Run run;
  Unconditional question;
  question.table = matrix(2, std::move(counts));
  question.alternative = alternative;
  return kernel(question, run);
}

TestResult proportions(Sample counts, const std::string& interval, const std::string& alternative = "two-sided") {
  Run run;
  TwoProportions question;
  question.table = matrix(2, std::move(counts));
  question.interval = interval;
  question.alternative = alternative;
  return two_proportions(question, run);
}

// P(p ≤ level) of samples of n and m with one probability of success: never above the level for an exact test.
double size_of(Kernel kernel, double n, double m, double success, double level) {
  double sum = 0;
  for (double a = 0; a <= n; ++a) {
    for (double c = 0; c <= m; ++c) {
      if (*ask(kernel, {a, n - a, c, m - c}).p > level) continue;
      sum += std::exp(log_choose(n, a) + log_choose(m, c) + (a + c) * std::log(success) +
                      (n + m - a - c) * std::log1p(-success));
    }
  }
  return sum;
}

}  // namespace

// Boschloo's by SciPy, whose samples are columns. Barnard's by the sum over a grid of 2·10⁵ places with tables within
// 10⁻¹⁰ of the statistic among the extreme ones: SciPy 1.10 says 0.0015835 and 0.0020317, since rounding takes three
// tables away that are as extreme by symmetry, (3, 14) of 15 and 19 among them, which mirrors the given one.
TEST_CASE("barnard and boschloo: meet the reference values", "[hypothesis][tables]") {
  CHECK(*ask(barnard, {12, 3, 5, 14}).p == near(0.001902248477563262));
  CHECK(ask(barnard, {12, 3, 5, 14}).statistic == near(3.108562030060981));
  CHECK(*ask(boschloo, {12, 3, 5, 14}).p == near(0.0021212310260437304));
  CHECK(*ask(barnard, {12, 5, 3, 14}).p == near(0.0022812928073108196));
  CHECK(*ask(boschloo, {12, 5, 3, 14}).p == near(0.0022812928073108283));
  CHECK(*ask(boschloo, {12, 5, 3, 14}, "greater").p == near(0.0011406464036554141));
  CHECK(*ask(boschloo, {7, 12, 8, 3}).p == near(0.06696132399316367, 1e-6));
  CHECK(ask(boschloo, {7, 12, 8, 3}).statistic == near(0.06406796601699151));
  CHECK(*ask(barnard, {7, 12, 8, 3}).p == near(0.06751410663127899));
  // By hand, one of each: p = 2 π (1 − π) at its greatest for the two tables that differ.
  CHECK(*ask(barnard, {1, 0, 0, 1}).p == near(0.5));
  CHECK(*ask(barnard, {1, 0, 0, 1}, "greater").p == near(0.25));
  CHECK(*ask(barnard, {1, 0, 0, 1}, "less").p == near(1));
}

TEST_CASE("barnard and boschloo: turn with the table", "[hypothesis][tables]") {
  for (const Kernel kernel : {&barnard, &boschloo}) {
    const TestResult one = ask(kernel, {9, 4, 2, 8}), other = ask(kernel, {2, 8, 9, 4});
    CHECK(*one.p == near(*other.p));
    CHECK(*one.estimate == near(-*other.estimate));
    CHECK(*ask(kernel, {9, 4, 2, 8}, "greater").p == near(*ask(kernel, {2, 8, 9, 4}, "less").p));
    CHECK(*ask(kernel, {9, 4, 2, 8}).p == near(*ask(kernel, {4, 9, 8, 2}).p));  // failures for successes
  }
  // Never more than Fisher's, one-sided.
  Run run;
  for (double a = 0; a <= 6; ++a) {
    for (double c = 0; c <= 5; ++c) {
      if (a + c == 0 || a + c == 11) continue;
      FisherExact fisher;
      fisher.table = matrix(2, {a, 6 - a, c, 5 - c});
      fisher.alternative = "greater";
      CHECK(*ask(boschloo, {a, 6 - a, c, 5 - c}, "greater").p <= *fisher_exact(fisher, run).p * (1 + 1e-9));
    }
  }
}

TEST_CASE("barnard and boschloo: never reject more often than they say", "[hypothesis][null]") {
  for (const Kernel kernel : {&barnard, &boschloo}) {
    double largest = 0;
    for (const double success : {0.1, 0.3, 0.5, 0.62, 0.9}) {
      const double size = size_of(kernel, 9, 7, success, 0.05);
      CHECK(size <= 0.05 * (1 + 1e-9));
      largest = std::max(largest, size);
    }
    CHECK(largest > 0.02);  // Fisher's is half as large at these sizes
  }
}

// 56 of 70 and 48 of 80: Newcombe (1998), table II, to the four digits printed there.
TEST_CASE("two_proportions: meets the published intervals", "[hypothesis][tables]") {
  const Sample counts{56, 14, 48, 32};
  const auto check = [&](const char* interval, double low, double high) {
    const TestResult result = proportions(counts, interval);
    CHECK(result.interval->low == Approx(low).epsilon(0).margin(6e-5));
    CHECK(result.interval->high == Approx(high).epsilon(0).margin(6e-5));
  };
  check("wald", 0.0575, 0.3425);
  check("mee", 0.0533, 0.3377);
  check("miettinen_nurminen", 0.0528, 0.3382);
  check("newcombe", 0.0524, 0.3339);
  const TestResult result = proportions(counts, "newcombe");
  CHECK(*result.estimate == near(0.2));
  // z² is the plain χ² of the table.
  const double share = 104.0 / 150, chi_squared = 0.04 / (share * (1 - share) * (1.0 / 70 + 1.0 / 80));
  CHECK(result.statistic == near(std::sqrt(chi_squared)));
  CHECK(*result.p == near(chi_squared_survival(chi_squared, 1)));
  CHECK(*proportions(counts, "wald", "less").p == near(1 - *result.p / 2));
  CHECK(result.effect->value == near(2 * std::asin(std::sqrt(0.8)) - 2 * std::asin(std::sqrt(0.6))));
}

TEST_CASE("two_proportions: keeps its intervals where a share is 0 or 1", "[hypothesis][tables]") {
  for (const char* interval : {"mee", "miettinen_nurminen", "newcombe", "wald"}) {
    const TestResult whole = proportions({10, 0, 0, 20}, interval);
    CHECK(*whole.estimate == 1);
    CHECK(whole.interval->high == Approx(1).epsilon(0).margin(1e-12));
    CHECK(whole.interval->low > 0.6);
    CHECK(whole.interval->low <= 1);
  }
  const TestResult none = proportions({0, 10, 0, 20}, "mee");
  CHECK(*none.p == 1);
  CHECK(none.warnings.size() == 1);
  // Mee's interval has 0 as its end where z is the quantile: found and kept by the same score.
  const TestResult even = proportions({5, 5, 10, 10}, "mee");
  CHECK(even.interval->low == near(-even.interval->high, 1e-6));
}

// 2000 draws of 25 and 30 with 0.3 and 0.5: coverage 0.95 within four standard errors of 0.005, Wald below it.
TEST_CASE("two_proportions: covers the difference as often as it says", "[hypothesis][null]") {
  int covered = 0, by_newcombe = 0;
  for (std::uint64_t round = 0; round < 2000; ++round) {
    const ansatz::core::Stream stream = ansatz::core::Stream(31).at(round);
    double x = 0, y = 0;
    for (std::uint64_t i = 0; i < 25; ++i) x += stream.uniform(i) < 0.3;
    for (std::uint64_t i = 0; i < 30; ++i) y += stream.uniform(100 + i) < 0.5;
    const auto holds = [&](const char* interval) {
      const auto found = *proportions({x, 25 - x, y, 30 - y}, interval).interval;
      return found.low <= -0.2 && -0.2 <= found.high;
    };
    covered += holds("miettinen_nurminen");
    by_newcombe += holds("newcombe");
  }
  CHECK(covered / 2000.0 == Approx(0.95).epsilon(0).margin(0.02));
  CHECK(by_newcombe / 2000.0 == Approx(0.95).epsilon(0).margin(0.02));
}

TEST_CASE("odds_ratio and risk_ratio: meet the reference values", "[hypothesis][tables]") {
  Run run;
  OddsRatio question;
  question.table = matrix(2, {12, 5, 3, 14});
  const Effect odds = odds_ratio(question, run), risk = risk_ratio(question, run);
  CHECK(odds.value == near(11.2));
  CHECK(odds.interval->low == near(2.203603846428713));
  CHECK(odds.interval->high == near(56.92493240257099));
  CHECK(risk.value == near(4));
  CHECK(risk.interval->low == near(1.369620127562525));
  CHECK(risk.interval->high == near(11.682071311608684));
  question.table = matrix(2, {0, 5, 3, 4});
  CHECK(odds_ratio(question, run).value == 0);
  // A ratio of 0 is within its interval; the other end is that of counts raised by ½: 1/11 × 9/7 and its error by hand.
  CHECK(odds_ratio(question, run).interval->low == 0);
  const double odds_error = std::sqrt(1 / 0.5 + 1 / 5.5 + 1 / 3.5 + 1 / 4.5);
  CHECK(odds_ratio(question, run).interval->high == near(9.0 / 77 * std::exp(1.9599639845400545 * odds_error)));
  CHECK(risk_ratio(question, run).interval->low == 0);
  question.table = matrix(2, {5, 3, 0, 4});
  CHECK(std::isinf(risk_ratio(question, run).value));
  CHECK(std::isinf(risk_ratio(question, run).interval->high));
  CHECK(risk_ratio(question, run).interval->low > 0);
  // Nine successes of nine do not prove that both risks are 1.
  question.table = matrix(2, {5, 0, 4, 0});
  CHECK(risk_ratio(question, run).value == 1);
  const double middle = (5.5 / 6) / (4.5 / 5), error = std::sqrt(1 / 5.5 - 1.0 / 6 + 1 / 4.5 - 1.0 / 5);
  CHECK(risk_ratio(question, run).interval->low == near(middle * std::exp(-1.9599639845400545 * error)));
  CHECK(risk_ratio(question, run).interval->high == near(middle * std::exp(1.9599639845400545 * error)));
  question.table = matrix(2, {0, 5, 0, 4});
  CHECK_THROWS_WITH(risk_ratio(question, run), Contains("0 all along column 1"));
  CHECK_THROWS_WITH(odds_ratio(question, run), Contains("0 all along column 1"));
  question.table = matrix(2, {0, 0, 3, 4});
  CHECK_THROWS_WITH(odds_ratio(question, run), Contains("0 all along row 1"));
}

TEST_CASE("tests of two samples of counts: say what is wrong with bad counts", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(ask(barnard, {0, 0, 3, 4}), Contains("barnard: table is 0 all along row 1"));
  CHECK_THROWS_WITH(ask(boschloo, {1, 2, 0, 0}), Contains("boschloo: table is 0 all along row 2"));
  CHECK_THROWS_WITH(ask(barnard, {3000, 0, 0, 3000}), Contains("4·10⁶ tables"));
  CHECK_THROWS_WITH(ask(barnard, {1, NAN, 2, 3}), Contains("nan in row 1"));
  CHECK_THROWS_WITH(ask(boschloo, {1, 2, 3, 4}, "larger"), Contains("alternative is \"larger\""));
  CHECK_THROWS_WITH(proportions({1, 2, 3, 4}, "exact"), Contains("interval is \"exact\""));
  CHECK_THROWS_WITH(proportions({1, 2, 0, 0}, "mee"), Contains("0 all along row 2"));
  CHECK_THROWS_WITH(proportions({1, 0.5, 2, 2}, "mee"), Contains("0.5 in row 1, column 2"));
  for (const Kernel kernel : {&barnard, &boschloo}) {
    CHECK(*ask(kernel, {0, 3, 0, 4}).p == 1);
    CHECK(ask(kernel, {3, 0, 4, 0}).warnings.size() == 1);
    CHECK(*ask(kernel, {1, 0, 1, 0}).p == 1);
  }
}

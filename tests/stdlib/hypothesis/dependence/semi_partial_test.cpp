// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/dependence/paired_samples.h"
#include "stdlib/hypothesis/dependence/partial_correlation.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/regression/linear_regression.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult semi_partial_of(const std::vector<Sample>& samples, const std::string& from,
                           const std::string& method = "pearson") {
  Run run;
  auto question = about<PartialCorrelation>(samples);
  question.taken_from = from, question.method = method;
  return partial_correlation(question, run);
}

double r_squared(const std::vector<Sample>& samples) {
  Run run;
  return linear_regression(about<LinearRegression>(samples), run).r_squared;
}

}  // namespace

// (r_xy − r_xz r_yz)/√(1 − r²) with the r of what is taken from and z: the textbook's formula of three correlations.
TEST_CASE("partial_correlation: of one side meets the formula of three correlations", "[hypothesis][dependence]") {
  const double xy = std::sqrt(r_squared({X, Y})), xz = std::sqrt(r_squared({X, Z})), yz = std::sqrt(r_squared({Y, Z}));
  const TestResult first = semi_partial_of({X, Y, Z}, "first"), second = semi_partial_of({X, Y, Z}, "second");
  CHECK(first.statistic == near((xy - xz * yz) / std::sqrt(1 - xz * xz), 1e-12));
  CHECK(second.statistic == near((xy - xz * yz) / std::sqrt(1 - yz * yz), 1e-12));
  CHECK(first.effect->name == "semi-partial r");
  CHECK_THAT(first.reading, Contains("semi-partial correlation r"));
}

// Its square is what x adds to R² of y, and its p is that of x's coefficient: the same hypothesis.
TEST_CASE("partial_correlation: of one side is what a column adds to R²", "[hypothesis][dependence]") {
  const Sample W{2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
  const TestResult first = semi_partial_of({X, Y, Z, W}, "first");
  CHECK(first.statistic * first.statistic == near(r_squared({Y, X, Z, W}) - r_squared({Y, Z, W}), 1e-11));
  Run run;
  const auto line = linear_regression(about<LinearRegression>({Y, X, Z, W}), run);
  CHECK(*first.p == near(line.p.number(1), 1e-11));
  CHECK(*first.p == near(*semi_partial_of({X, Y, Z, W}, "both").p, 1e-12));
  CHECK(first.degrees_of_freedom == Sample{6});
}

TEST_CASE("partial_correlation: of one side goes by ranks where asked to", "[hypothesis][dependence]") {
  // x and y are ranks already but for their scale; those of z, with midranks for the ties.
  Sample stretched = X;
  for (double& v : stretched) v = std::exp(v);
  const Sample ranks_of_z{4.5, 1.5, 6, 1.5, 7.5, 10, 3, 9, 7.5, 4.5};
  CHECK(semi_partial_of({stretched, Y, Z}, "first", "spearman").statistic ==
        near(semi_partial_of({X, Y, ranks_of_z}, "first").statistic, 1e-12));
}

// y = a z + b x + c e with x and z apart, a² + b² + c² = 1: the semi-partial r of x is b. Where z tells half of y and x
// three tenths, n Var r = ½ − 2·½·0.3 + 0.3² = 0.29; where z tells nearly all, a tenth of what a plain r has. Of 1200
// intervals of 90 %, 80 samples each, the share that holds b is 0.9 within four standard deviations (0.035).
TEST_CASE("partial_correlation: of one side has intervals that cover", "[hypothesis][null]") {
  const double by_z = GENERATE(0.5, 0.9), by_x = by_z == 0.5 ? 0.3 : 0.05, truth = std::sqrt(by_x);
  int covered = 0;
  for (std::uint64_t round = 0; round < 1200; ++round) {
    Sample x(80), z(80), y(80);
    Stream(41).at(round).fill_normal(x);
    Stream(42).at(round).fill_normal(z);
    Stream(43).at(round).fill_normal(y);
    for (std::size_t i = 0; i < 80; ++i)
      y[i] = std::sqrt(by_z) * z[i] + truth * x[i] + std::sqrt(1 - by_z - by_x) * y[i];
    Run run;
    auto question = about<PartialCorrelation>({x, y, z});
    question.taken_from = "first", question.confidence = 0.9;
    const auto interval = *partial_correlation(question, run).effect->interval;
    covered += interval.low <= truth && truth <= interval.high;
  }
  CHECK(covered / 1200.0 == Approx(0.9).epsilon(0).margin(0.035));
}

// Where the others explain most of y, the t of ppcor and others, r √(df/(1 − r²)), would hardly ever reject; the p here
// is uniform. 500 rounds: a gap of 0.088 has probability 1e-3.
TEST_CASE("partial_correlation: of one side has uniform p beside what explains much", "[hypothesis][null]") {
  Sample p;
  for (std::uint64_t round = 0; round < 500; ++round) {
    Sample x(15), z(15), y(15);
    Stream(44).at(round).fill_normal(x);
    Stream(45).at(round).fill_normal(z);
    Stream(46).at(round).fill_normal(y);
    for (std::size_t i = 0; i < 15; ++i) y[i] += 3 * z[i], x[i] += z[i];
    p.push_back(*semi_partial_of({x, y, z}, "first").p);
  }
  CHECK(gap_to_uniform(p) < 0.088);
}

TEST_CASE("partial_correlation: of one side says what is wrong", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(semi_partial_of({X, Y, Z}, "third"), Contains("taken_from is \"third\""));
  CHECK_FALSE(semi_partial_of({X, Y, X}, "first").p);
}

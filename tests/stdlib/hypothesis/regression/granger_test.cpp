// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/granger.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kX{1.88, 0.95,  0.86, 0.38, 0.23,  0.28,  1.31,  0.61,  0.2,   -0.18, 1.45, 0.89,  1.75, 2.16,
                1.68, 0.55,  1.53, 1.68, -0.09, 1.2,   0.75,  1.43,  -0.04, -1.5,  0.11, -0.35, -0.4, 0.73,
                -0.1, -0.69, 1,    0.68, 1.63,  -0.87, -1.26, -1.49, -0.65, -0.7,  0.37, -1.61};
const Sample kY{0,     0.3,   -1.25, -1.15, -0.37, 0.47,  0.95,  0.9,   2.6,  0.38, 0.97,  0.89, 1.05, 0.91,
                0.56,  0.31,  -0.06, -1.15, 1.48,  0.82,  -0.14, -1.77, 0.21, 0.38, 0.28,  0.92, 0.05, 0.35,
                -0.17, -0.94, 1.02,  0.4,   0.07,  -0.36, 0.8,   -0.38, 0.45, 1.29, -0.58, 0.51};
const Sample kZ{-0.66, -0.62, -0.08, 0.44,  1.97,  -0.6,  -0.55, 0.7,   -0.16, 1.35,  -1.07, 1.06,  -1.31, 2.06,
                0.13,  -0.23, -0.4,  0.89,  0.53,  -0.17, 0.16,  -0.49, -0.96, 0.18,  0.72,  -0.37, 0.24,  -0.67,
                -0.8,  -0.05, 1.29,  -0.21, -0.57, -1.47, -1.03, -1.31, -0.84, -1.13, 0.37,  -0.2};

TestResult at(const std::vector<Sample>& series, int lags) {
  Run run;
  auto question = about<Granger>(series);
  question.lags = lags;
  return granger(question, run);
}

/// y follows x two steps later.
std::vector<Sample> driven(const Stream& stream, std::size_t n, double strength) {
  Sample x(n), y(n);
  stream.at("x").fill_normal(x), stream.at("y").fill_normal(y);
  for (std::size_t t = 1; t < n; ++t) {
    x[t] += 0.5 * x[t - 1], y[t] += 0.3 * y[t - 1];
    if (t > 1) y[t] += strength * x[t - 2];
  }
  return {x, y};
}

}  // namespace

// Two linear models and their anova, by R.
TEST_CASE("granger: meets the values of R", "[hypothesis][granger]") {
  const TestResult one = at({kX, kY}, 1), two = at({kX, kY}, 2), given = at({kX, kY, kZ}, 2), back = at({kY, kX}, 2);
  CHECK(one.statistic == near(0.055991156809831265, 1e-7));
  CHECK(*one.p == near(0.81428937362995524));
  CHECK(one.degrees_of_freedom == std::vector<double>{1, 36});
  CHECK(two.statistic == near(0.0890581269102596190, 1e-7));
  CHECK(*two.p == near(0.9150115010633268486));
  CHECK(given.statistic == near(0.437799818977555877));
  CHECK(*given.p == near(0.649384056779559682));
  CHECK(given.degrees_of_freedom == std::vector<double>{2, 31});
  CHECK(back.statistic == near(2.219257544642933233));
  CHECK(*back.p == near(0.124658775967929472));
  CHECK(*back.estimate == near(0.063096214139811674));
  CHECK(back.effect->value == near(1 - std::exp(-2 * 0.063096214139811674)));
  CHECK_THAT(back.reading, Contains("Granger F = 2.219, df = 2 and 33, p = 0.12 (2 lags)"));
  // Lines only: offsets and units of the series are nothing to it.
  auto scaled = kX;
  for (double& v : scaled) v = 1e6 - 20 * v;
  CHECK(at({scaled, kY}, 2).statistic == near(two.statistic, 1e-6));
}

TEST_CASE("granger: finds which drives which, and at how many lags", "[hypothesis][granger]") {
  const auto series = driven(Stream(12), 300, 0.6);
  Run run;
  const TestResult forth = granger(about<Granger>(series), run),
                   back = granger(about<Granger>({series[1], series[0]}), run);
  CHECK(*forth.p < 1e-10);
  CHECK(forth.degrees_of_freedom[0] == 2);  // the step two back is what tells
  CHECK(*back.p > 0.01);
  // ½ ln(1 + 0.36 · 1.0): x given its past and y's is new by its own noise, 0.6 of which reaches y: ½ ln(1 + 0.6²(1 +
  // …)).
  CHECK(*forth.estimate == Approx(0.5 * std::log(1 + 0.36 / 0.75)).epsilon(0).margin(0.08));
}

// By lm of R on the steps from the seventh on; with half the penalty it would be 6 lags, with twice the penalty 1.
TEST_CASE("granger: takes the lags of the least BIC", "[hypothesis][granger]") {
  auto wave = kX;
  for (std::size_t t = 0; t < wave.size(); ++t) wave[t] += std::sin(static_cast<double>(t) + 1);
  CHECK(at({kZ, wave}, -1).degrees_of_freedom[0] == 2);
}

// 400 rounds of two series that do not know of each other: p within 0.1 of uniform (Kolmogorov, below 1e-3).
TEST_CASE("granger: has uniform p where nothing drives", "[hypothesis][null]") {
  const int rounds = 400;
  Sample p;
  for (std::uint64_t round = 0; round < rounds; ++round) p.push_back(*at(driven(Stream(44).at(round), 80, 0), 2).p);
  CHECK(gap_to_uniform(p) < 0.1);
}

TEST_CASE("granger: doubts random walks", "[hypothesis][granger]") {
  Sample walk(60), other(60);
  Stream(1).fill_normal(walk), Stream(2).fill_normal(other);
  for (std::size_t t = 1; t < 60; ++t) walk[t] += walk[t - 1];
  const TestResult result = at({walk, other}, 1);
  REQUIRE(result.warnings.size() == 1);
  CHECK_THAT(result.warnings[0], Contains("\"1\" may be a random walk"));
}

TEST_CASE("granger: says what is wrong with bad series", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(at({kX}, 1), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(at({kX, kY}, 0), Contains("granger: lags is 0, but must be -1, or in [1, 12]"));
  CHECK_THROWS_WITH(at({kX, kY}, 13), Contains("lags is 13"));
  CHECK_THROWS_WITH(at({{1, 2, 3}, {3, 2, 1}}, 1), Contains("samples is 3 values"));
  CHECK_THROWS_WITH(at({kX, Sample(39, 1.0)}, 1), Contains("of one length"));
  auto bad = kX;
  bad[3] = NAN;
  CHECK_THROWS_WITH(at({bad, kY}, 1), Contains("1 NaN"));
  bad[3] = INFINITY;
  CHECK_THROWS_WITH(at({bad, kY}, 1), Contains("finite"));
  const TestResult constant = at({kX, Sample(40, 3.0)}, 1);
  CHECK(!constant.p);
  CHECK_THAT(constant.warnings.at(0), Contains("undefined"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/points.h"

#include <cmath>

#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

template <class Question, TestResult (*kTest)(const Question&, Run&)>
TestResult of_points(Sample first, Sample second, std::size_t width, std::uint64_t seed = 1) {
  auto question = about_arrays<Question>({points(std::move(first), width), points(std::move(second), width)});
  question.draws = 199;
  Run run{Stream(seed)};
  return kTest(question, run);
}

// The correlation of two normal components turned from 0 to 0.8: every marginal distribution stays as it is.
Sample correlated(const Stream& stream, std::size_t n, double r) {
  Sample out = normal_points(stream, n, 2);
  for (std::size_t i = 0; i < n; ++i) out[2 * i + 1] = r * out[2 * i] + std::sqrt(1 - r * r) * out[2 * i + 1];
  return out;
}

}  // namespace

// Values by NumPy and SciPy (cdist), p by counting all 462 divisions there.
TEST_CASE("energy_test: meets the reference values of points", "[hypothesis][energy_test]") {
  Run run;
  const TestResult result = energy_test(about_arrays<EnergyTest>({points(P, 2), points(Q, 2)}), run);
  CHECK(result.statistic == near(3.6324545108084685));
  CHECK(*result.estimate == near(1.1540797144462935));
  CHECK(result.effect->value == near(0.2837479862509099));
  CHECK(result.method == "exact");
  CHECK(*result.p == near(52.0 / 462));
  CHECK(result.n == std::vector<double>{6, 5});
}

TEST_CASE("maximum_mean_discrepancy: meets the reference values of points", "[hypothesis][mmd]") {
  Run run;
  auto question = about_arrays<MaximumMeanDiscrepancy>({points(P, 2), points(Q, 2)});
  question.width = 1;
  TestResult result = maximum_mean_discrepancy(question, run);
  CHECK(result.statistic == near(0.34930534644787253));
  CHECK(*result.estimate == near(0.058397507738845056));
  question.width = 0;  // the median distance, √5
  result = maximum_mean_discrepancy(question, run);
  CHECK(result.statistic == near(0.26480572716208073));
  CHECK(*result.estimate == near(0.13560744506664557));
}

TEST_CASE("tests of points: agree with those of values where there is one component", "[hypothesis][points]") {
  Run run;
  const TestResult line = energy_test(about<EnergyTest>({A, B}), run);
  const TestResult one = energy_test(about_arrays<EnergyTest>({points(A, 1), points(B, 1)}), run);
  CHECK(one.statistic == near(line.statistic));
  // Along a line with y = x: all distances are √2 times as long, and the order of statistics is the same.
  Sample a, b;
  for (const double v : A) a.insert(a.end(), {v, v});
  for (const double v : B) b.insert(b.end(), {v, v});
  const TestResult diagonal = energy_test(about_arrays<EnergyTest>({points(a, 2), points(b, 2)}), run);
  CHECK(diagonal.statistic == near(std::sqrt(2.0) * line.statistic));
  CHECK(*diagonal.p == near(*line.p));
  const TestResult plane =
      maximum_mean_discrepancy(about_arrays<MaximumMeanDiscrepancy>({points(a, 2), points(b, 2)}), run);
  CHECK(plane.statistic == near(maximum_mean_discrepancy(about<MaximumMeanDiscrepancy>({A, B}), run).statistic));
}

// 1200 points of 3 components with 50 rounds: p ≤ 0.05 in more than 9 of 50 has probability 1e-4 under the null.
TEST_CASE("tests of points: keep their level and find what no component shows", "[hypothesis][null]") {
  int level[2] = {0, 0}, power[2] = {0, 0};
  for (std::uint64_t round = 0; round < 50; ++round) {
    const Stream one = Stream(51).at(round), other = Stream(52).at(round);
    level[0] +=
        *of_points<EnergyTest, energy_test>(normal_points(one, 12, 3), normal_points(other, 9, 3), 3, round).p <= 0.05;
    level[1] += *of_points<MaximumMeanDiscrepancy, maximum_mean_discrepancy>(normal_points(one, 12, 3),
                                                                             normal_points(other, 9, 3), 3, round)
                     .p <= 0.05;
    power[0] +=
        *of_points<EnergyTest, energy_test>(correlated(one, 60, -0.9), correlated(other, 60, 0.9), 2, round).p <= 0.05;
    power[1] += *of_points<MaximumMeanDiscrepancy, maximum_mean_discrepancy>(correlated(one, 60, -0.9),
                                                                             correlated(other, 60, 0.9), 2, round)
                     .p <= 0.05;
  }
  CHECK(level[0] <= 9);
  CHECK(level[1] <= 9);
  CHECK(power[0] > 40);
  CHECK(power[1] > 40);
}

// z is standard normal for 500 pairs: with 200 rounds a share of p ≤ 0.05 above 0.12 has probability 1e-4.
TEST_CASE("maximum_mean_discrepancy: goes along long samples", "[hypothesis][mmd][null]") {
  int rejected = 0;
  double mean = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    auto question = about<MaximumMeanDiscrepancy>(
        {normal_points(Stream(61).at(round), 400, 1), normal_points(Stream(62).at(round), 400, 1)});
    question.method = "linear";
    Run run;
    const TestResult result = maximum_mean_discrepancy(question, run);
    rejected += *result.p <= 0.05;
    mean += *result.estimate / 200;
  }
  CHECK(rejected <= 24);
  CHECK(rejected >= 1);
  CHECK(std::abs(mean) < 0.01);  // h spreads by 0.5 at most, over 40 000 pairs 0.0025
  Sample moved = normal_points(Stream(63), 6000, 1);
  for (double& v : moved) v += 1;
  auto question = about<MaximumMeanDiscrepancy>({normal_points(Stream(64), 6000, 1), moved});
  Run run;
  CHECK_THROWS_WITH(maximum_mean_discrepancy(question, run), Contains("method = \"linear\""));
  question.method = "linear";
  CHECK(*maximum_mean_discrepancy(question, run).p < 1e-10);
  question = about<MaximumMeanDiscrepancy>({{1, 2}, {3, 5}});
  question.method = "linear";
  CHECK_FALSE(maximum_mean_discrepancy(question, run).p);  // one pair of draws
}

TEST_CASE("tests of points: say what is wrong with bad points", "[hypothesis][bad_input]") {
  Run run;
  const auto energy = [&](Array first, Array second, const char* missing = "error") {
    auto question = about_arrays<EnergyTest>({std::move(first), std::move(second)});
    question.missing = missing;
    return energy_test(question, run);
  };
  CHECK_THROWS_WITH(energy(points(P, 2), points({1, 2, 3}, 3)), Contains("points of 2 components in \"1\" and of 3"));
  CHECK_THROWS_WITH(energy(points(P, 2), points({}, 2)), Contains("0 points in \"2\""));
  CHECK_THROWS_WITH(energy(points(P, 2), points({1, NAN, 2, 3}, 2)), Contains("1 NaN among the 4 values of \"2\""));
  CHECK_THROWS_WITH(energy(points(P, 2), points({1, INFINITY, 2, 3}, 2)), Contains("infinite in \"2\""));
  const TestResult dropped = energy(points(P, 2), points({1, NAN, 2, 3, NAN, NAN}, 2), "drop");
  CHECK(dropped.n == std::vector<double>{6, 1});
  CHECK(dropped.missing == 2);
  CHECK(*energy(points({1, 2, 1, 2}, 2), points({1, 2}, 2)).p == 1);
  // Points that are repeated, far away, or of a single draw.
  Sample far = P, away = Q;
  for (double& v : far) v += 0x1p30;
  for (double& v : away) v += 0x1p30;
  CHECK(energy(points(far, 2), points(away, 2)).statistic ==
        Approx(energy(points(P, 2), points(Q, 2)).statistic).epsilon(1e-5));
  CHECK(*energy(points({1, 2}, 2), points({3, 4}, 2)).p == 1);
  CHECK(energy(points({1, 2, 1, 2, 1, 2}, 2), points({5, 5, 5, 5, 5, 5}, 2)).statistic > 0);
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/distance_correlation.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/points.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kSixValues{0.5, 1.1, 2.9, 3.6, 1.8, 2.4};

HilbertSchmidt unit_widths(Array first, Array second) {
  auto question = about_arrays<HilbertSchmidt>({std::move(first), std::move(second)});
  question.first_width = question.second_width = 1;
  return question;
}

// Points on a circle: no component says anything of the other by a line, and both have one distribution.
double circle_p(std::uint64_t round, const char* method) {
  Sample x(40), y(40), noise(80);
  Stream(71).at(round).fill_normal(noise);
  for (std::size_t i = 0; i < 40; ++i) {
    const double angle = 6.283185307179586 * Stream(72).at(round).uniform(i);
    x[i] = std::cos(angle) + 0.1 * noise[i], y[i] = std::sin(angle) + 0.1 * noise[40 + i];
  }
  auto question = about<HilbertSchmidt>({x, y});
  question.draws = 199, question.method = method;
  question.first_width = question.second_width = 0.4;  // the median distance, 1.3, is too wide to see a ring
  Run run{Stream(round)};
  return *hilbert_schmidt(question, run).p;
}

}  // namespace

// By NumPy and SciPy, p by counting all 720 orders there.
TEST_CASE("distance_correlation: meets the reference values of points", "[hypothesis][distance_correlation]") {
  Run run;
  const TestResult result =
      distance_correlation(about_arrays<DistanceCorrelation>({points(P, 2), Array::of(kSixValues)}), run);
  CHECK(result.statistic == near(0.8615992865102743));
  CHECK(*result.estimate == near(0.7348713375314557));
  CHECK(result.effect->value == near(0.426826129125511));
  CHECK(result.method == "exact");
  CHECK(*result.p == near(54.0 / 720));
  CHECK(result.n == std::vector<double>{6});
}

TEST_CASE("distance_correlation: is one for points as for values on a line", "[hypothesis][distance_correlation]") {
  Run run;
  Sample x(25), y(25);
  Stream(5).fill_normal(x);
  for (std::size_t i = 0; i < 25; ++i) y[i] = x[i] * x[i] + 0.3 * Stream(6).normal(i);
  auto line = about<DistanceCorrelation>({x, y});
  auto space = about_arrays<DistanceCorrelation>({points(x, 1), Array::of(y)});
  line.draws = space.draws = 99;
  CHECK(distance_correlation(line, run).statistic == near(distance_correlation(space, run).statistic));
  // The same orders are drawn, and the same ones are as extreme.
  Sample twice;
  for (const double v : x) twice.insert(twice.end(), {v, 0});
  space = about_arrays<DistanceCorrelation>({points(twice, 2), Array::of(y)});
  space.draws = 99;
  Run first{Stream(9)}, second{Stream(9)};
  const TestResult of_line = distance_correlation(line, first), of_space = distance_correlation(space, second);
  CHECK(*of_space.p == *of_line.p);
  CHECK(of_space.effect->value == near(of_line.effect->value));
}

TEST_CASE("hilbert_schmidt: meets the reference values", "[hypothesis][hilbert_schmidt]") {
  Run run;
  TestResult result = hilbert_schmidt(unit_widths(points(P, 2), Array::of(kSixValues)), run);
  CHECK(result.statistic == near(0.08476805220993239));
  CHECK(*result.estimate == near(0.03882081972402565));
  CHECK(result.effect->value == near(0.6841114966677725));
  CHECK(result.method == "exact");
  CHECK(*result.p == near(6.0 / 720));
  // Corners of a square and their upper half.
  result = hilbert_schmidt(unit_widths(points({0, 0, 1, 0, 0, 1, 1, 1}, 2), Array::of({0, 0, 1, 1})), run);
  CHECK(result.statistic == near(0.031090007408044257));
  CHECK(*result.estimate == near(0.031300645839392516));
  auto question = unit_widths(points(P, 2), Array::of(kSixValues));
  question.method = "gamma";
  result = hilbert_schmidt(question, run);
  CHECK(*result.p == near(0.04182865424017863));
  CHECK_THAT(result.warnings.at(0), Contains("6 pairs are few"));
  // A sample with itself.
  result = hilbert_schmidt(about<HilbertSchmidt>({kSixValues, {0.5, 1.1, 2.9, 3.6, 1.8, 2.4}}), run);
  CHECK(result.effect->value == near(1));
}

// 60 rounds; a test with power 0.9 finds fewer than 42 with probability 1e-5, one of level 0.05 more than 10 likewise.
TEST_CASE("hilbert_schmidt: finds a circle", "[hypothesis][hilbert_schmidt]") {
  int found = 0, by_gamma = 0;
  for (std::uint64_t round = 0; round < 60; ++round) {
    found += circle_p(round, "permutation") <= 0.05;
    by_gamma += circle_p(round, "gamma") <= 0.05;
  }
  CHECK(found > 41);
  CHECK(by_gamma > 41);
}

TEST_CASE("hilbert_schmidt: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<HilbertSchmidt, hilbert_schmidt>("hilbert_schmidt", {T1, {3, 1, 4, 1, 5, 9, 2, 6}},
                                                     Infinities::refused);
  auto question = about<HilbertSchmidt>({T1, {3, 1, 4, 1, 5, 9, 2, 6}});
  question.second_width = -1;
  CHECK_THROWS_WITH(hilbert_schmidt(question, run), Contains("second_width is -1"));
  CHECK_THROWS_WITH(hilbert_schmidt(about<HilbertSchmidt>({{1, 2, 3}, {1, 2, 4}}), run), Contains("at least 4"));
  CHECK_THROWS_WITH(hilbert_schmidt(about<HilbertSchmidt>({T1, T2}), run), Contains("of one length"));
  CHECK_THROWS_WITH(hilbert_schmidt(about<HilbertSchmidt>({Sample(5001, 1.0), Sample(5001, 2.0)}), run),
                    Contains("5001 values"));
  const TestResult constant = hilbert_schmidt(about<HilbertSchmidt>({{1, 1, 1, 1}, {1, 2, 3, 4}}), run);
  CHECK(*constant.p == 1);
  CHECK(constant.warnings.size() == 1);
  auto gappy = about_arrays<HilbertSchmidt>({points({0, 0, 1, NAN, 0, 1, 1, 1, 2, 2}, 2), Array::of({1, 2, 3, 4, 5})});
  gappy.missing = "drop";
  CHECK(hilbert_schmidt(gappy, run).n == std::vector<double>{4});
}

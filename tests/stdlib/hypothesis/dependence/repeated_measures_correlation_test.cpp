// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/repeated_measures_correlation.h"

#include <cmath>
#include <numeric>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/dependence/pearson.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kX{1, 2, 3, 4, 2, 3, 5, 0, 1, 4, 6, 3, 3.5, 7}, kY{5, 5.5, 7, 6.5, 2, 3.5, 4, 9, 9.5, 9, 11, 1, 2, 2.5};
const Sample kSubject{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3};

TestResult within(const Sample& x, const Sample& y, const Sample& subject, const char* missing = "error") {
  Run run;
  auto question = about<RepeatedMeasuresCorrelation>({x, y});
  question.subject = Array::of(subject), question.missing = missing;
  return repeated_measures_correlation(question, run);
}

TestResult without_subjects_of_two(const RepeatedMeasuresCorrelation& question, Run& run) {
  auto with = question;
  with.subject = Array::of({1, 1, 1, 1, 2, 2, 2, 2});
  return repeated_measures_correlation(with, run);
}

}  // namespace

// Least squares with a column a subject, by NumPy: r = sign b √(1 − SSE/SSE without x), p of its F.
TEST_CASE("repeated_measures_correlation: is the analysis of covariance", "[hypothesis][dependence]") {
  const TestResult found = within(kX, kY, kSubject);
  CHECK(found.statistic == near(0.7518110982019, 1e-11));
  CHECK(found.degrees_of_freedom == Sample{9});
  CHECK(*found.p == near(0.007621371145081, 1e-10));
  CHECK(*found.estimate == near(0.3389662027833, 1e-11));
  CHECK(found.effect->interval->low == near(0.2767469259597, 1e-10));
  CHECK(found.effect->interval->high == near(0.9315595581875, 1e-10));
  // The t of the slope is that of r: b over its error.
  const double t = 0.7518110982019 * std::sqrt(9 / (1 - 0.7518110982019 * 0.7518110982019)), reach = 2.2621571627409915;
  CHECK(found.interval->low == near(0.3389662027833 * (1 - reach / t), 1e-9));
}

TEST_CASE("repeated_measures_correlation: knows nothing of differences between subjects", "[hypothesis][dependence]") {
  Sample x = kX, y = kY;
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += 64 * kSubject[i], y[i] -= 100 * kSubject[i];
  CHECK(within(x, y, kSubject).statistic == near(within(kX, kY, kSubject).statistic, 1e-12));
  // A subject of one pair adds a mean and nothing else.
  x.push_back(50), y.push_back(-3);
  Sample subject = kSubject;
  subject.push_back(9);
  CHECK(*within(x, y, subject).p == near(*within(kX, kY, kSubject).p, 1e-12));
  // Where subjects' means are equal it is Pearson's r, with fewer degrees of freedom.
  Run run;
  const Sample a{-1, 0, 1, -2, 0, 2}, b{-1, 1, 0, -1, -1, 2}, of{1, 1, 1, 2, 2, 2};
  CHECK(within(a, b, of).statistic == near(pearson(about<Pearson>({a, b}), run).statistic, 1e-12));
}

TEST_CASE("repeated_measures_correlation: leaves a pair with NaN out with its subject", "[hypothesis][dependence]") {
  Sample x = kX, y = kY, subject = kSubject;
  x.insert(x.begin() + 5, NAN), y.insert(y.begin() + 5, 3), subject.insert(subject.begin() + 5, 3);
  x.insert(x.begin(), 2), y.insert(y.begin(), NAN), subject.insert(subject.begin(), 77);
  const TestResult found = within(x, y, subject, "drop");
  CHECK(found.missing == 2);
  CHECK(*found.p == near(*within(kX, kY, kSubject).p, 1e-12));
  CHECK_THROWS_WITH(within(x, y, subject), Contains("1 NaN"));
}

// 400 studies of 8 subjects with offsets of their own, 4 pairs each: the gap of uniform p is above 0.1 in 7e-4 of them
// (Kolmogorov), and a coverage outside 0.95 ± 0.045 has probability below 1e-4. ρ within subjects is 0.6.
TEST_CASE("repeated_measures_correlation: has uniform p and intervals that cover", "[hypothesis][null]") {
  Sample p;
  int covered = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(32), y(32), z(32), subject(32);
    Stream(11).at(round).fill_normal(x);
    Stream(12).at(round).fill_normal(y);
    for (std::size_t i = 0; i < 32; ++i) {
      const auto who = i / 4;
      z[i] = 0.6 * x[i] + 0.8 * y[i] + 5 * Stream(14).at(round).normal(who);
      y[i] += 3 * Stream(13).at(round).normal(who), subject[i] = static_cast<double>(who);
      x[i] += 3 * Stream(13).at(round).normal(who);
    }
    p.push_back(*within(x, y, subject).p);
    const auto interval = *within(x, z, subject).effect->interval;
    covered += interval.low <= 0.6 && 0.6 <= interval.high;
  }
  CHECK(gap_to_uniform(p) < 0.1);
  CHECK(covered / 400.0 == Approx(0.95).epsilon(0).margin(0.045));
}

TEST_CASE("repeated_measures_correlation: says what is wrong with bad input", "[hypothesis][bad_input]") {
  check_bad_samples<RepeatedMeasuresCorrelation, without_subjects_of_two>(
      "repeated_measures_correlation", {{1, 2, 3, 5, 2, 3, 4, 7}, {2, 2, 4, 4, 1, 0, 1, 3}}, Infinities::refused);
  CHECK_THROWS_WITH(within({1, 2, 3}, {1, 2, 4}, {1, 2}), Contains("subject is 2 beside 3 pairs"));
  CHECK_THROWS_WITH(within({1, 2, 3}, {1, 2, 4}, {1, 1, 1}), Contains("at least two levels"));
  CHECK_THROWS_WITH(within({1, 2, 3}, {1, 2, 4}, {1, 2, 2}), Contains("3 pairs of 2 subjects"));
  CHECK_THROWS_WITH(within({1}, {1}, {1}), Contains("at least 2"));
  const TestResult constant = within({1, 1, 1, 2, 2}, {1, 2, 3, 4, 5}, {1, 1, 1, 2, 2});
  CHECK_FALSE(constant.p);
  CHECK_THAT(constant.warnings.at(0), Contains("constant within all subjects"));
  const TestResult line = within({0, 1, 2, 5, 6}, {0, 2, 4, 7, 9}, {1, 1, 1, 2, 2});
  CHECK(line.statistic == 1);
  CHECK(*line.p == 0);
  CHECK(*line.estimate == near(2, 1e-12));
}

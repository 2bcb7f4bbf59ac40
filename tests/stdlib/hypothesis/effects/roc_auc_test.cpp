// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/effects/roc_auc.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/variances/variance_ratio.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult told(Sample has, Sample first, Sample second) {
  Run run;
  DeLong question;
  question.has = Array::of(std::move(has));
  question.first = Array::of(std::move(first)), question.second = Array::of(std::move(second));
  return delong(question, run);
}

}  // namespace

// By R from the definition: means and covariances of the tables of pairs.
TEST_CASE("roc_auc and delong: meet the values of R", "[hypothesis][roc]") {
  Run run;
  const TestResult one = roc_auc(about<RocAuc>({T2, T1}), run);
  CHECK(*one.estimate == near(0.71527777777777779));
  CHECK(one.statistic == near((0.71527777777777779 - 0.5) / std::sqrt(0.016231261022927691)));
  Sample has(9, 1.0), first = T2, second{1, 5, 2, 4, 6, 6, 3, 8, 9};
  has.resize(17, 0.0);
  first.insert(first.end(), T1.begin(), T1.end());
  second.insert(second.end(), {2, 1, 3, 3, 5, 2, 4, 7});
  const TestResult both = told(has, first, second);
  CHECK(*both.estimate == near(0.71527777777777779 - 0.67361111111111116));
  CHECK(both.statistic == near(0.458400842148605991));
  CHECK(*both.p == near(0.646664486752553280));
  CHECK_FALSE(told(has, first, first).p);
  const TestResult apart = roc_auc(about<RocAuc>({{3, 4}, {1, 2}}), run);
  CHECK(*apart.estimate == 1);
  CHECK_FALSE(apart.p);
}

// 400 rounds; a share of p ≤ 0.1 outside 0.1 ± 0.06, or a coverage outside 0.95 ± 0.045, has probability below 1e-4.
TEST_CASE("roc_auc, delong and variance_ratio: have uniform p, and intervals that cover", "[hypothesis][null]") {
  int alone = 0, together = 0, covered = 0, ratio = 0;
  const double area = 0.5 * std::erfc(-1 / 2.0);  // Φ(1/√2) for normal scores 1 apart
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(30), y(25), has(55, 0.0), first(55), second(55);
    Stream(1).at(round).fill_normal(x);
    Stream(2).at(round).fill_normal(y);
    Run run;
    alone += *roc_auc(about<RocAuc>({x, y}), run).p <= 0.1;
    ratio += *variance_ratio(about<VarianceRatio>({x, y}), run).p <= 0.1;
    for (std::size_t i = 0; i < 55; ++i) {
      has[i] = i < 30;
      const double shared = (i < 30 ? 1 + x[i] : y[i - 30]);
      first[i] = shared + Stream(3).at(round).normal(i), second[i] = shared + Stream(4).at(round).normal(i);
    }
    together += *told(has, first, second).p <= 0.1;
    for (double& v : x) v += 1;
    const auto interval = roc_auc(about<RocAuc>({x, y}), run).interval;
    covered += interval && interval->low <= area && area <= interval->high;
  }
  for (const int rejected : {alone, together, ratio}) CHECK(rejected / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(covered / 400.0 == Approx(0.95).epsilon(0).margin(0.045));
}

TEST_CASE("variance_ratio: meets the values of R", "[hypothesis][variances]") {
  Run run;
  const TestResult result = variance_ratio(about<VarianceRatio>({A, B}), run);
  CHECK(result.statistic == near(1.7297309337134721));
  CHECK(*result.p == near(0.52135439605044365));
  CHECK(result.interval->low == near(0.3037029059681664));
  CHECK(result.interval->high == near(8.8537948993715077));
}

TEST_CASE("roc_auc, delong and variance_ratio: say what is wrong with bad input", "[hypothesis][bad_input]") {
  check_bad_samples<RocAuc, roc_auc>("roc_auc", {A, B}, Infinities::ranked);
  check_bad_samples<VarianceRatio, variance_ratio>("variance_ratio", {A, B}, Infinities::refused);
  Run run;
  CHECK_THROWS_WITH(variance_ratio(about<VarianceRatio>({{1, 1, 1}, A}), run), Contains("\"1\""));
  CHECK_THROWS_WITH(told({1, 0, 1}, {1, 2, 3}, {1, 2, 3}), Contains("true of 2 and false of 1"));
  CHECK_THROWS_WITH(told({1, 0, 2, 0}, {1, 2, 3, 4}, {1, 2, 3, 4}), Contains("2 somewhere"));
  CHECK_THROWS_WITH(told({1, 0, 1, 0}, {1, 2, 3}, {1, 2, 3, 4}), Contains("first is 3 values beside 4"));
  CHECK_THROWS_WITH(told({1, 0, 1, 0}, {1, 2, 3, NAN}, {1, 2, 3, 4}), Contains("NaN"));
}

TEST_CASE("roc_auc: doubts scores beside their labels", "[hypothesis][roc]") {
  Run run;
  const Sample scores{0.1, 0.4, 0.35, 0.8}, labels{0, 0, 1, 1};
  CHECK_THAT(roc_auc(about<RocAuc>({scores, labels}), run).warnings.at(0), Contains("scores by labels"));
  CHECK_THAT(roc_auc(about<RocAuc>({labels, scores}), run).warnings.at(0), Contains("scores by labels"));
  CHECK(roc_auc(about<RocAuc>({scores, {0.2, 0.3, 0.1, 1}}), run).warnings.empty());
  CHECK(roc_auc(about<RocAuc>({{0, 1, 1}, {0, 0, 1}}), run).warnings.empty());
}

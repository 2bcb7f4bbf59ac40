// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/five_by_two.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstModel{3, 2, 4, 2, 3, 5, 4, 4, 3, 3}, kSecondModel{1, 2, 3, 3, 1, 2, 2, 3, 1, 4};

TestResult five_by_two_of(const std::vector<Sample>& scores, const std::string& statistic,
                          const std::string& alternative = "two-sided") {
  Run run;
  auto question = about<FiveByTwo>(scores);
  question.statistic = statistic, question.alternative = alternative;
  return five_by_two(question, run);
}

}  // namespace

// The differences are 2 0 | 1 −1 | 2 3 | 2 1 | 2 −1: squares 29, s² = 2 + 2 + ½ + ½ + 9/2 = 19/2. The p in 30 digits of
// another language.
TEST_CASE("five_by_two: meets its definition", "[hypothesis][means]") {
  const TestResult f = five_by_two_of({kFirstModel, kSecondModel}, "f"),
                   t = five_by_two_of({kFirstModel, kSecondModel}, "t");
  CHECK(f.statistic == near(29.0 / 19, 1e-14));
  CHECK(*f.p == near(0.334963296724801845, 1e-12));
  CHECK(f.degrees_of_freedom == Sample{10, 5});
  CHECK(*f.estimate == near(1.1, 1e-14));
  CHECK(t.statistic == near(2 / std::sqrt(9.5 / 5), 1e-14));
  CHECK(*t.p == near(0.206496075212493662, 1e-12));
  CHECK(*five_by_two_of({kFirstModel, kSecondModel}, "t", "greater").p == near(0.103248037606246831, 1e-12));
  CHECK(*five_by_two_of({kSecondModel, kFirstModel}, "t", "less").p == near(0.103248037606246831, 1e-12));
  CHECK(five_by_two_of({kSecondModel, kFirstModel}, "f").statistic == near(29.0 / 19, 1e-14));
  CHECK_THAT(f.reading, Contains("5 × 2 cross-validation F = 1.526, df = 10 and 5, p = 0.33, n = 5"));
}

// Ten independent normal differences: F is (1 + F₅,₅)/2, so that p ≤ 0.05 has the probability of F₅,₅ ≥ 2·4.735 − 1,
// 0.0175. Of 4000 rounds that is 70, four standard deviations 33; and p never says more than it should (Dietterich's t
// by at most a few hundredths).
TEST_CASE("five_by_two: keeps its level", "[hypothesis][null]") {
  CHECK(f_survival(2 * f_upper_quantile(0.05, 10, 5) - 1, 5, 5) == near(0.0175032457271416742, 1e-8));
  int by_f = 0, by_t = 0;
  for (std::uint64_t round = 0; round < 4000; ++round) {
    Sample x(10), y(10);
    Stream(71).at(round).fill_normal(x);
    Stream(72).at(round).fill_normal(y);
    by_f += *five_by_two_of({x, y}, "f").p <= 0.05;
    by_t += *five_by_two_of({x, y}, "t").p <= 0.05;
  }
  CHECK(by_f >= 37);
  CHECK(by_f <= 103);
  CHECK(by_t <= 255);  // 200 and four standard deviations
}

// Two constants, ½ and −½, as learners of 100 normal values about 0, scored by their squared error on either half:
// equally good, but the two differences of every halving sum to the same, four times the mean of all. Then F is (1 +
// F₁,₅)/2, and p ≤ 0.05 has the probability 0.033.
TEST_CASE("five_by_two: keeps its level where halves share data", "[hypothesis][null]") {
  int rejected = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x(100), first, second;
    Stream(73).at(round).fill_normal(x);
    for (std::uint64_t halving = 0; halving < 5; ++halving) {
      std::vector<std::size_t> order(100);
      for (std::size_t i = 0; i < 100; ++i) order[i] = i;
      Stream(74).at(round).at(halving).shuffle(order);
      for (const std::size_t start : {0UL, 50UL}) {
        double one = 0, other = 0;
        for (std::size_t i = 0; i < 50; ++i) {
          const double v = x[order[(start + i) % 100]];
          one += (v - 0.5) * (v - 0.5) / 50, other += (v + 0.5) * (v + 0.5) / 50;
        }
        first.push_back(one), second.push_back(other);
      }
    }
    rejected += *five_by_two_of({first, second}, "f").p <= 0.05;
  }
  CHECK(rejected <= 28);  // 13.4 and four standard deviations
  CHECK(rejected >= 1);
}

TEST_CASE("five_by_two: says what is wrong with bad scores", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(five_by_two_of({A, A}, "f"), Contains("at least 10"));
  CHECK_THROWS_WITH(five_by_two_of({Sample(11, 1.0), Sample(11, 2.0)}, "f"),
                    Contains("11 scores of each, but must be 10 of each"));
  CHECK_THROWS_WITH(five_by_two_of({kFirstModel}, "f"), Contains("five_by_two: samples is 1 sample"));
  CHECK_THROWS_WITH(five_by_two_of({kFirstModel, kSecondModel}, "z"), Contains("statistic is \"z\""));
  CHECK_THROWS_WITH(five_by_two_of({kFirstModel, kSecondModel}, "f", "less"),
                    Contains("\"less\" with statistic = \"f\""));
  Sample bad = kFirstModel;
  bad[3] = NAN;
  CHECK_THROWS_WITH(five_by_two_of({bad, kSecondModel}, "f"), Contains("1 NaN"));
  bad[3] = INFINITY;
  CHECK_THROWS_WITH(five_by_two_of({bad, kSecondModel}, "f"), Contains("finite"));
  Sample above = kSecondModel;
  for (double& v : above) v += 1;
  CHECK(*five_by_two_of({above, kSecondModel}, "f").p == 0);
  CHECK(*five_by_two_of({above, kSecondModel}, "t", "less").p == 1);
  CHECK(std::isinf(five_by_two_of({above, kSecondModel}, "t").statistic));
  CHECK_FALSE(five_by_two_of({kSecondModel, kSecondModel}, "f").p);
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/resampled_t.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult resampled_t_of(const std::vector<Sample>& scores, double test, double train) {
  Run run;
  auto question = about<ResampledT>(scores);
  question.test_size = test, question.train_size = train;
  return resampled_t(question, run);
}

}  // namespace

TEST_CASE("resampled_t: is the paired t test with a larger variance", "[hypothesis][means]") {
  Run run;
  const Sample x{0.91, 0.84, 0.88, 0.79, 0.93}, y{0.85, 0.83, 0.80, 0.81, 0.86};
  const TestResult paired = paired_t(about<PairedT>({x, y}), run), corrected = resampled_t_of({x, y}, 1, 4);
  // √((1/5)/(1/5 + 1/4)) of it.
  CHECK(corrected.statistic == near(paired.statistic * std::sqrt(0.2 / 0.45)));
  CHECK(*corrected.estimate == near(*paired.estimate));
  CHECK(*corrected.p > *paired.p);
  CHECK(resampled_t_of({{0.9, 0.8, 0.85}, {0.8, 0.75, 0.85}}, 10, 20).statistic == near(1.0954451150103321));
}

// Two constants, ½ and −½, as learners of 100 normal values about 0, scored by their squared error on 20 of them:
// equally good, but ten random splits of one data set lean the same way. The paired test rejects a fifth of 300 at
// 0.05, the corrected one at most 0.05 (33 of 300 has probability 1e-5).
TEST_CASE("resampled_t: keeps its level where splits share data", "[hypothesis][null]") {
  int corrected = 0, plain = 0;
  for (std::uint64_t round = 0; round < 300; ++round) {
    std::vector<std::size_t> order(100);
    Sample x(100), first, second;
    Stream(1).at(round).fill_normal(x);
    for (std::uint64_t split = 0; split < 10; ++split) {
      for (std::size_t i = 0; i < 100; ++i) order[i] = i;
      Stream(2).at(round).at(split).shuffle(order);
      double one = 0, other = 0;
      for (std::size_t i = 80; i < 100; ++i) {
        one += (x[order[i]] - 0.5) * (x[order[i]] - 0.5) / 20;
        other += (x[order[i]] + 0.5) * (x[order[i]] + 0.5) / 20;
      }
      first.push_back(one), second.push_back(other);
    }
    Run run;
    corrected += *resampled_t_of({first, second}, 20, 80).p <= 0.05;
    plain += *paired_t(about<PairedT>({first, second}), run).p <= 0.05;
  }
  CHECK(corrected <= 33);
  CHECK(plain > 40);
}

TEST_CASE("resampled_t: says what is wrong with bad scores", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(resampled_t_of({A, A}, 0, 4), Contains("test_size is 0"));
  CHECK_THROWS_WITH(resampled_t_of({A, A}, 1, NAN), Contains("train_size is nan"));
  CHECK_THROWS_WITH(resampled_t_of({A, B}, 1, 4), Contains("of one length"));
  CHECK_THROWS_WITH(resampled_t_of({{1}, {2}}, 1, 4), Contains("at least 2"));
  CHECK_THROWS_WITH(resampled_t_of({{1, NAN}, {2, 3}}, 1, 4), Contains("1 NaN"));
  CHECK(*resampled_t_of({{1, 2}, {2, 3}}, 1, 4).p == 0);
  CHECK_FALSE(resampled_t_of({{1, 2}, {1, 2}}, 1, 4).p);
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/regression/theil_sen.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kUp{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, kOther{2, 1, 4, 3, 7, 5, 9, 8, 10, 6},
    kTied{3, 1, 4, 1, 5, 9, 2, 6, 5, 3};

TestResult line_of(const Sample& y, const Sample& x, const char* method = "pairs") {
  Run run;
  auto question = about<TheilSen>({y, x});
  question.method = method;
  return theil_sen(question, run);
}

}  // namespace

// SciPy's theilslopes and siegelslopes.
TEST_CASE("theil_sen: the middle of slopes", "[hypothesis][regression]") {
  const TestResult plain = line_of(kOther, kUp), tied = line_of(kTied, kUp), both = line_of(kUp, kTied);
  CHECK(*plain.estimate == near(1, 1e-12));
  CHECK(plain.interval->low == near(1.0 / 3, 1e-12));
  CHECK(plain.interval->high == near(1.2857142857142858, 1e-12));
  CHECK(*plain.p == near(0.009148478835978836, 1e-10));  // Kendall's
  CHECK(*tied.estimate == near(1.0 / 3, 1e-12));
  CHECK(tied.interval->low == near(-0.5, 1e-12));
  CHECK(tied.interval->high == near(0.8333333333333334, 1e-12));
  CHECK_THAT(tied.reading, Contains("slope = 0.3333 [-0.5, 0.8333], τ_b"));
  CHECK(*both.estimate == near(0.55, 1e-12));
  CHECK(both.interval->high == near(2.3333333333333335, 1e-12));
  CHECK(*line_of(kOther, kUp, "repeated").estimate == near(1, 1e-12));
  CHECK(*line_of(kTied, kUp, "repeated").estimate == near(0.3666666666666667, 1e-12));
  CHECK(*line_of(kUp, kTied, "repeated").estimate == near(0.5625, 1e-12));
}

// 29 of a hundred values may say anything; of repeated medians nearly half.
TEST_CASE("theil_sen: far values do not move it", "[hypothesis][regression]") {
  Sample x(100), y(100);
  for (std::size_t i = 0; i < 100; ++i) {
    x[i] = static_cast<double>(i);
    y[i] = 5 - 2 * x[i];
  }
  Sample spoilt = y;
  for (std::size_t i = 0; i < 28; ++i) spoilt[i] = 1e6 + 1e3 * x[i];
  CHECK(*line_of(spoilt, x).estimate == near(-2, 1e-12));
  for (std::size_t i = 28; i < 48; ++i) spoilt[i] = 1e6 + 1e3 * x[i];
  CHECK(*line_of(spoilt, x).estimate != near(-2, 1e-3));
  CHECK(*line_of(spoilt, x, "repeated").estimate == near(-2, 1e-12));
}

TEST_CASE("theil_sen: its interval covers, whatever the errors", "[hypothesis][regression]") {
  int covers = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    const Stream stream = Stream(9).at(seed);
    Sample x(25), y(25);
    for (std::size_t i = 0; i < 25; ++i) {
      x[i] = stream.at("x").uniform(i);
      y[i] = 3 * x[i] + std::tan(3.141592653589793 * (stream.at("e").uniform(i) - 0.5));  // Cauchy
    }
    const TestResult result = line_of(y, x);
    covers += result.interval->low < 3 && result.interval->high > 3;
  }
  CHECK(covers > 930);
  CHECK(covers < 970);
}

TEST_CASE("theil_sen: edges and bad input", "[hypothesis][regression]") {
  CHECK_THAT(line_of({1, 2, 3}, {4, 4, 4}).warnings.back(),
             Contains("undefined: what explains the values is constant"));
  CHECK_FALSE(line_of({1, 2, 3}, {4, 4, 4}).estimate);
  CHECK(*line_of({4, 4, 4}, {1, 2, 3}).estimate == 0);
  CHECK(*line_of({1, 3}, {0, 1}).estimate == 2);
  CHECK_FALSE(line_of({1, 3}, {0, 1}).interval);
  CHECK_THROWS_WITH(line_of({1}, {1}), Contains("theil_sen"));
  CHECK_THROWS_WITH(line_of({1, NAN}, {1, 2}), Contains("1 NaN"));
  CHECK_THROWS_WITH(line_of({1, INFINITY}, {1, 2}), Contains("finite"));
  CHECK_THROWS_WITH(line_of({1, 2}, {1, 2}, "all"), Contains("\"pairs\" or \"repeated\""));
  CHECK_THROWS_WITH(line_of(Sample(20001, 1.0), Sample(20001, 1.0)), Contains("at most 20000"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/dependence/weighted_kendall.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/dependence/paired_samples.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

// weightedtau of SciPy 1.10.
TEST_CASE("weighted_kendall: meets the reference values", "[hypothesis][kendall]") {
  Run run(Stream(1));
  const TestResult plain = weighted_kendall(about<WeightedKendall>({X, Y}), run);
  CHECK(plain.statistic == near(0.5716629785184181, 1e-12));
  CHECK(*plain.p < 0.1);
  CHECK(weighted_kendall(about<WeightedKendall>({kRow, kColumn}), run).statistic == near(0.5822344979915757, 1e-12));
  CHECK(weighted_kendall(about<WeightedKendall>({X, X}), run).statistic == near(1, 1e-12));
  // What changes places at the top costs more than at the bottom; τ knows no difference.
  const Sample top{1, 2, 3, 4, 5, 7, 6}, bottom{2, 1, 3, 4, 5, 6, 7}, seven{1, 2, 3, 4, 5, 6, 7};
  CHECK(weighted_kendall(about<WeightedKendall>({seven, top}), run).statistic <
        weighted_kendall(about<WeightedKendall>({seven, bottom}), run).statistic - 0.1);
  // All 24 orders of four: only the order itself is as large.
  auto question = about<WeightedKendall>({{1, 2, 3, 4}, {1, 2, 3, 4}});
  question.alternative = "greater";
  CHECK(*weighted_kendall(question, run).p == near(1.0 / 24, 1e-12));
  question.alternative = "less";
  CHECK(*weighted_kendall(question, run).p == near(1, 1e-12));
  auto falling = about<WeightedKendall>({{1, 2, 3, 4}, {4, 3, 2, 1}});
  CHECK(*weighted_kendall(falling, run).p == near(2.0 / 24, 1e-12));  // it and its mirror
  falling.alternative = "less";
  CHECK(*weighted_kendall(falling, run).p == near(1.0 / 24, 1e-12));
}

TEST_CASE("weighted_kendall: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({X, {1, 2}}), run), Contains("of one length"));
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({X}), run), Contains("weighted_kendall"));
  CHECK_THROWS_WITH(weighted_kendall(about<WeightedKendall>({{1, NAN}, {1, 2}}), run), Contains("1 NaN"));
  CHECK(!weighted_kendall(about<WeightedKendall>({{1, 1}, {1, 2}}), run).p);
  CHECK(*weighted_kendall(about<WeightedKendall>({{1, INFINITY, 2}, {1, 5, 2}}), run).p <= 1);
}

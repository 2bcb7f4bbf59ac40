// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_t.h"

#include <cmath>

#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// pairwise.t.test of R.
TEST_CASE("pairwise_t: meets the values of R", "[hypothesis][pairwise]") {
  Run run;
  check_values(pairwise_t(about<PairwiseT>({A, B, C}), run).adjusted_p,
               {0.0015098453376968047, 0.0015098453376968047, 3.7495476339039624e-07});
  auto apart = about<PairwiseT>({A, B, C});
  apart.pooled = false, apart.correct = "none";
  const PairwiseResult welch = pairwise_t(apart, run);
  check_values(welch.adjusted_p, {0.0030831338480811366, 0.0027434546685714363, 1.1684836569373314e-06});
  CHECK(welch.adjusted_p.number(0) == near(*welch_t(about<WelchT>({A, B}), run).p, 1e-12));
  CHECK(welch.degrees_of_freedom->number(0) == near(welch_t(about<WelchT>({A, B}), run).degrees_of_freedom[0], 1e-12));
  // Of two samples: Student's, with its side.
  const PairwiseResult two = pairwise_t(about<PairwiseT>({B, A}), run);
  const TestResult student = student_t(about<StudentT>({B, A}), run);
  CHECK(two.statistic.number(0) == near(student.statistic, 1e-12));
  CHECK(two.estimate->number(0) == near(79.4 / 7 - 13.8625, 1e-12));
  CHECK(two.degrees_of_freedom->number(0) == 13);
}

TEST_CASE("pairwise_t: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(pairwise_t(about<PairwiseT>({{1, NAN, 3}, {2, 3, 4}}), run),
                    Contains("pairwise_t: samples is 1 NaN"));
  auto apart = about<PairwiseT>({{1, 1}, {2, 2}});
  apart.pooled = false;
  CHECK_THROWS_WITH(pairwise_t(apart, run), Contains("constant"));
  auto unknown = about<PairwiseT>({A, B});
  unknown.correct = "holmes";
  CHECK_THROWS_WITH(pairwise_t(unknown, run), Contains("holmes"));
}

TEST_CASE("pairwise_t: a p too small for a number is told as such, never as 0", "[hypothesis][pairwise]") {
  Sample low, high;
  for (int i = 0; i < 400; ++i) {
    low.push_back(i % 2);
    high.push_back(1e6 + i % 2);
  }
  Run run;
  const PairwiseResult result = pairwise_t(about<PairwiseT>({low, high}), run);
  CHECK_THAT(result.reading, Contains("1 − 2 p < 1e-300"));
}

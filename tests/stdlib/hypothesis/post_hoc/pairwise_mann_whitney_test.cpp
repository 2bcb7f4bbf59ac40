// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"

#include <cmath>

#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// pairwise.wilcox.test of R.
TEST_CASE("pairwise_mann_whitney: meets the values of R", "[hypothesis][pairwise]") {
  Run run;
  check_values(pairwise_mann_whitney(about<PairwiseMannWhitney>({A, B, C}), run).adjusted_p,
               {0.009324009324009324, 0.0077411435702714922, 0.00052447552447552448});
  CHECK(pairwise_mann_whitney(about<PairwiseMannWhitney>({A, B}), run).statistic.number(0) == 50);
  CHECK(pairwise_mann_whitney(about<PairwiseMannWhitney>({{5, 6, 7}, {1, 2, 3}}), run).estimate->number(0) == 4);
}

// The interval of each of three pairs is mann_whitney's at 1 − 0.05/3, that of a pair alone at 0.95.
TEST_CASE("pairwise_mann_whitney: has intervals that hold at once", "[hypothesis][pairwise]") {
  Run run;
  const PairwiseResult all = pairwise_mann_whitney(about<PairwiseMannWhitney>({A, B, C}), run);
  auto one = about<MannWhitney>({A, C});
  one.confidence = 1 - 0.05 / 3;
  const auto wanted = *mann_whitney(one, run).interval;
  CHECK(all.low->number(1) == near(wanted.low, 1e-12));
  CHECK(all.high->number(1) == near(wanted.high, 1e-12));
  auto alone = about<PairwiseMannWhitney>({A, B, C});
  alone.correct = "none";
  one.confidence = 0.95;
  CHECK(pairwise_mann_whitney(alone, run).low->number(1) == near(mann_whitney(one, run).interval->low, 1e-12));
  // Three values each cannot be as sure as that.
  CHECK(std::isinf(pairwise_mann_whitney(about<PairwiseMannWhitney>({{1, 2, 3}, {2, 4, 6}}), run).low->number(0)));
  alone.confidence = 1;
  CHECK_THROWS_WITH(pairwise_mann_whitney(alone, run), Contains("confidence is 1"));
}

TEST_CASE("pairwise_mann_whitney: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(pairwise_mann_whitney(about<PairwiseMannWhitney>({{}, {1, 2}}), run),
                    Contains("pairwise_mann_whitney: samples is 0 values"));
}

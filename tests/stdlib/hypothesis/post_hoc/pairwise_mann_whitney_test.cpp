// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"

#include <cmath>

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

TEST_CASE("pairwise_mann_whitney: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(pairwise_mann_whitney(about<PairwiseMannWhitney>({{}, {1, 2}}), run),
                    Contains("pairwise_mann_whitney: samples is 0 values"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"

#include <cmath>

#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// The formula, by ptukey of R with infinite degrees of freedom.
TEST_CASE("steel_dwass: meets the reference values", "[hypothesis][steel_dwass]") {
  Run run;
  const PairwiseResult result = steel_dwass(about<SteelDwass>({A, B, C}), run);
  check_values(result.statistic, {3.600595188893874, -4.1530698396954344, -4.715431487960255});
  check_values(result.adjusted_p, {0.029336712382284524, 0.0093008781141468155, 0.0024636148997417839}, 1e-7);
  CHECK(result.warnings.empty());
  const PairwiseResult tied = steel_dwass(about<SteelDwass>({T1, T2}), run);
  check_values(tied.statistic, {-2.13160390893483997});
  check_values(tied.adjusted_p, {0.13174105957702963}, 1e-7);
  // A pair is ranked by itself: what else there is changes p through k alone.
  const PairwiseResult others = steel_dwass(about<SteelDwass>({A, B, T1}), run);
  CHECK(others.statistic.number(0) == near(3.600595188893874, 1e-12));
  CHECK(others.adjusted_p.number(0) == near(0.029336712382284524, 1e-7));
  // Three values each cannot reach 0.05; equal ones say nothing.
  CHECK_THAT(steel_dwass(about<SteelDwass>({{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}), run).warnings.at(0),
             Contains("cannot give a p below"));
  CHECK(*steel_dwass(about<SteelDwass>({{1, 1}, {1, 1}}), run).p == 1);
}

TEST_CASE("steel_dwass: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{1, NAN, 3}, {2, 3, 4}}), run),
                    Contains("steel_dwass: samples is 1 NaN"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{}, {1, 2}}), run), Contains("steel_dwass: samples is 0 values"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{1, INFINITY}, {2, 3}}), run), Contains("finite"));
}

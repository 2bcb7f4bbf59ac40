// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/post_hoc/scheffe.h"

#include <cmath>

#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/post_hoc/tukey_kramer.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// The formula, by pf and qf of R.
TEST_CASE("scheffe: meets the reference values", "[hypothesis][scheffe]") {
  Run run;
  const PairwiseResult result = scheffe(about<Scheffe>({A, B, C}), run);
  check_values(result.statistic, {7.5739318703734017646, 7.7506083135576435694, 30.367387227068761});
  check_values(result.adjusted_p, {0.0033376047977286801, 0.0030135300211459803, 6.3537551557000076e-07});
  check_values(*result.low, {0.8149635451638579386, -3.9935320013910384773, -6.5725940793353637});
  check_values(*result.high, {4.2243221691218568736, -0.7925791097200727275, -3.2528027460614624});
  // Wider than Tukey's for pairs; of two samples it is the t test.
  CHECK(result.adjusted_p.number(0) > tukey_kramer(about<TukeyKramer>({A, B, C}), run).adjusted_p.number(0));
  CHECK(*scheffe(about<Scheffe>({A, B}), run).p == near(*student_t(about<StudentT>({A, B}), run).p, 1e-10));
}

TEST_CASE("scheffe: the best contrast is as significant as the analysis of variance", "[hypothesis][scheffe]") {
  // Two equal means and one apart in samples of one size: the best contrast is no pair, so all pairs stay above.
  Run run;
  const std::vector<Sample> samples{{1, 2, 3}, {2, 3, 1}, {4, 5, 6}};
  const double all = *one_way_anova(about<OneWayAnova>(samples), run).p;
  const PairwiseResult pairs = scheffe(about<Scheffe>(samples), run);
  CHECK(*pairs.p > all);
  // Means −1, 0 and 1: the pair of the ends is the best contrast.
  const std::vector<Sample> line{{-2, -1, 0}, {-1, 0, 1}, {0, 1, 2}};
  CHECK(*scheffe(about<Scheffe>(line), run).p == near(*one_way_anova(about<OneWayAnova>(line), run).p, 1e-12));
}

TEST_CASE("scheffe: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(scheffe(about<Scheffe>({{1, NAN, 3}, {2, 3, 4}}), run), Contains("scheffe: samples is 1 NaN"));
  CHECK_THROWS_WITH(scheffe(about<Scheffe>({{1, 1}, {2, 2}}), run), Contains("without spread"));
  CHECK_THROWS_WITH(scheffe(about<Scheffe>({A}), run), Contains("at least 2 samples"));
}

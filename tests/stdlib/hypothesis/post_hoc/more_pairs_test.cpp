// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"
#include "stdlib/hypothesis/post_hoc/pairwise_t.h"
#include "stdlib/hypothesis/post_hoc/scheffe.h"
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"
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

// pairwise.t.test and pairwise.wilcox.test of R.
TEST_CASE("pairwise_t and pairwise_mann_whitney: meet the values of R", "[hypothesis][pairwise]") {
  Run run;
  check_values(pairwise_t(about<PairwiseT>({A, B, C}), run).adjusted_p,
               {0.0015098453376968047, 0.0015098453376968047, 3.7495476339039624e-07});
  auto apart = about<PairwiseT>({A, B, C});
  apart.pooled = false, apart.correct = "none";
  const PairwiseResult welch = pairwise_t(apart, run);
  check_values(welch.adjusted_p, {0.0030831338480811366, 0.0027434546685714363, 1.1684836569373314e-06});
  CHECK(welch.adjusted_p.number(0) == near(*welch_t(about<WelchT>({A, B}), run).p, 1e-12));
  check_values(pairwise_mann_whitney(about<PairwiseMannWhitney>({A, B, C}), run).adjusted_p,
               {0.009324009324009324, 0.0077411435702714922, 0.00052447552447552448});
  CHECK(pairwise_mann_whitney(about<PairwiseMannWhitney>({A, B}), run).statistic.number(0) == 50);
}

TEST_CASE("further comparisons of pairs: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  const std::vector<Sample> with_nan{{1, NAN, 3}, {2, 3, 4}}, empty{{}, {1, 2}}, constant{{1, 1}, {2, 2}};
  CHECK_THROWS_WITH(scheffe(about<Scheffe>(with_nan), run), Contains("scheffe: samples is 1 NaN"));
  CHECK_THROWS_WITH(scheffe(about<Scheffe>(constant), run), Contains("without spread"));
  CHECK_THROWS_WITH(scheffe(about<Scheffe>({A}), run), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>(with_nan), run), Contains("steel_dwass: samples is 1 NaN"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>(empty), run), Contains("steel_dwass: samples is 0 values"));
  CHECK_THROWS_WITH(steel_dwass(about<SteelDwass>({{1, INFINITY}, {2, 3}}), run), Contains("finite"));
  CHECK_THROWS_WITH(pairwise_t(about<PairwiseT>(with_nan), run), Contains("pairwise_t: samples is 1 NaN"));
  auto apart = about<PairwiseT>(constant);
  apart.pooled = false;
  CHECK_THROWS_WITH(pairwise_t(apart, run), Contains("constant"));
  auto unknown = about<PairwiseT>({A, B});
  unknown.correct = "holmes";
  CHECK_THROWS_WITH(pairwise_t(unknown, run), Contains("holmes"));
  CHECK_THROWS_WITH(pairwise_mann_whitney(about<PairwiseMannWhitney>(empty), run),
                    Contains("pairwise_mann_whitney: samples is 0 values"));
}

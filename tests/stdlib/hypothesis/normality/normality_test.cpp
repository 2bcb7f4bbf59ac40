// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/normality/anderson_darling.h"
#include "stdlib/hypothesis/normality/dagostino_pearson.h"
#include "stdlib/hypothesis/normality/jarque_bera.h"
#include "stdlib/hypothesis/normality/lilliefors.h"
#include "stdlib/hypothesis/normality/shapiro_wilk.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

const Sample kAll = [] {
  Sample all = A;
  all.insert(all.end(), B.begin(), B.end());
  all.insert(all.end(), C.begin(), C.end());
  return all;
}();
const Sample kOutlier{1, 2, 3, 4, 5, 6, 7, 8, 9, 50};

}  // namespace

TEST_CASE("shapiro_wilk: meets the reference values", "[hypothesis][shapiro_wilk]") {
  Run run;
  const TestResult result = shapiro_wilk(about<ShapiroWilk>({A}), run);
  CHECK(result.statistic == near(0.9638449743863104));
  CHECK(*result.p == near(0.8458265887380897, 1e-7));
  // SciPy's program is of single precision.
  CHECK(shapiro_wilk(about<ShapiroWilk>({kAll}), run).statistic == near(0.9630522727966309, 1e-5));
  CHECK(*shapiro_wilk(about<ShapiroWilk>({kAll}), run).p == near(0.5027430057525635, 1e-3));
  CHECK(shapiro_wilk(about<ShapiroWilk>({kOutlier}), run).statistic == near(0.5403941869735718, 1e-5));
  CHECK(*shapiro_wilk(about<ShapiroWilk>({kOutlier}), run).p == near(1.0859976100618951e-05, 1e-3));
  CHECK(*shapiro_wilk(about<ShapiroWilk>({{1, 2, 4}}), run).p == near(0.6368856430053711, 1e-4));
  // Three equidistant values lie on a line.
  CHECK(shapiro_wilk(about<ShapiroWilk>({{1, 2, 3}}), run).statistic == near(1, 1e-12));
  CHECK(*shapiro_wilk(about<ShapiroWilk>({{5, 5, 5}}), run).p == 1);
}

TEST_CASE("dagostino_pearson and jarque_bera: meet the reference values", "[hypothesis][dagostino_pearson]") {
  Run run;
  const TestResult k2 = dagostino_pearson(about<DagostinoPearson>({kAll}), run);
  CHECK(k2.statistic == near(2.7629554198785238));
  CHECK(*k2.p == near(0.25120706747296573));
  const TestResult jb = jarque_bera(about<JarqueBera>({kAll}), run);
  CHECK(jb.statistic == near(1.3119922374069373));
  CHECK(*jb.p == near(0.518924894256424));
  CHECK_THAT(dagostino_pearson(about<DagostinoPearson>({A}), run).warnings.at(0), Contains("8 values"));
  CHECK_FALSE(dagostino_pearson(about<DagostinoPearson>({Sample(9, 2.0)}), run).p);
  CHECK_FALSE(jarque_bera(about<JarqueBera>({Sample(9, 2.0)}), run).p);
}

TEST_CASE("anderson_darling and lilliefors: meet the reference values", "[hypothesis][anderson_darling]") {
  Run run;
  CHECK(anderson_darling(about<AndersonDarling>({A}), run).statistic == near(0.16825124116284584));
  CHECK(*anderson_darling(about<AndersonDarling>({kAll}), run).p == near(0.4677030546802836, 1e-8));
  CHECK(*anderson_darling(about<AndersonDarling>({kOutlier}), run).p == near(1.2919687614388225e-05, 1e-8));
  CHECK(lilliefors(about<Lilliefors>({kAll}), run).statistic == near(0.1286410783915024, 1e-8));
  CHECK(*lilliefors(about<Lilliefors>({kAll}), run).p == near(0.38418001999578255, 1e-8));
  CHECK(*lilliefors(about<Lilliefors>({kOutlier}), run).p == near(2.5947713505405618e-05, 1e-8));
  CHECK_FALSE(anderson_darling(about<AndersonDarling>({Sample(9, 2.0)}), run).p);
  CHECK_FALSE(lilliefors(about<Lilliefors>({Sample(9, 2.0)}), run).p);
}

TEST_CASE("tests of normality: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<ShapiroWilk, shapiro_wilk>("shapiro_wilk", {kAll}, Infinities::refused);
  check_bad_samples<DagostinoPearson, dagostino_pearson>("dagostino_pearson", {kAll}, Infinities::refused);
  check_bad_samples<JarqueBera, jarque_bera>("jarque_bera", {kAll}, Infinities::refused);
  check_bad_samples<AndersonDarling, anderson_darling>("anderson_darling", {kAll}, Infinities::refused);
  check_bad_samples<Lilliefors, lilliefors>("lilliefors", {kAll}, Infinities::refused);
  Run run;
  CHECK_THROWS_WITH(shapiro_wilk(about<ShapiroWilk>({{1, 2}}), run), Contains("at least 3 values"));
  CHECK_THROWS_WITH(dagostino_pearson(about<DagostinoPearson>({B}), run), Contains("at least 8 values"));
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/variances/ansari_bradley.h"
#include "stdlib/hypothesis/variances/bartlett.h"
#include "stdlib/hypothesis/variances/fligner_killeen.h"
#include "stdlib/hypothesis/variances/levene.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

// Reference values by SciPy 1.10 and R 4.2; of tied ranks by enumerating their divisions.

TEST_CASE("levene: meets the reference values about each centre", "[hypothesis][levene]") {
  Run run;
  auto question = about<Levene>({A, B, C});
  CHECK(levene(question, run).statistic == near(0.9370461543795638));
  CHECK(*levene(question, run).p == near(0.40756038726437155));
  CHECK(levene(question, run).test == "Brown–Forsythe");
  question.center = "mean";
  CHECK(levene(question, run).statistic == near(0.9656820663946127));
  CHECK(*levene(question, run).p == near(0.3969983875613118));
  question.center = "trimmed";  // below 20 values nothing is cut
  CHECK(*levene(question, run).p == near(0.3969983875613118));
  question.center = "mode";
  CHECK_THROWS_WITH(levene(question, run), Contains("center is \"mode\""));
}

TEST_CASE("bartlett and fligner_killeen: meet the reference values", "[hypothesis][bartlett]") {
  Run run;
  const TestResult normal = bartlett(about<Bartlett>({A, B, C}), run);
  CHECK(normal.statistic == near(1.0911474492503026));
  CHECK(*normal.p == near(0.5795092092421499));
  const TestResult robust = fligner_killeen(about<FlignerKilleen>({A, B, C}), run);
  CHECK(robust.statistic == near(2.1596253215246675));
  CHECK(*robust.p == near(0.339659151171421));
}

TEST_CASE("ansari_bradley: meets the reference values", "[hypothesis][ansari_bradley]") {
  Run run;
  auto question = about<AnsariBradley>({A, B});
  CHECK(ansari_bradley(question, run).statistic == 34);
  CHECK(*ansari_bradley(question, run).p == 1);
  question.alternative = "greater";
  CHECK(*ansari_bradley(question, run).p == near(0.53240093240093245));
  question.alternative = "less";
  CHECK(*ansari_bradley(question, run).p == near(0.55648795648795657));
  question.alternative = "two-sided";
  question.method = "asymptotic";
  CHECK(*ansari_bradley(question, run).p == near(0.97554311039661468));
  auto tied = about<AnsariBradley>({T1, T2});
  tied.method = "asymptotic";
  CHECK(ansari_bradley(tied, run).statistic == 41.5);
  CHECK(*ansari_bradley(tied, run).p == near(0.65284030591012576));
}

TEST_CASE("ansari_bradley: exact p of tied values is that of all their divisions", "[hypothesis][ansari_bradley]") {
  // 1 2 2 | 2 3 have midranks 1 3 3 3 5, so scores 1 3 3 3 1. Of the 10 ways to draw three, 6 sum to 7, 3 to 5, 1 to 9.
  Run run;
  auto question = about<AnsariBradley>({{1, 2, 2}, {2, 3}});
  question.alternative = "less";  // a large sum: 6 + 1 of 10
  CHECK(*ansari_bradley(question, run).p == near(0.7, 1e-12));
  question.alternative = "greater";
  CHECK(*ansari_bradley(question, run).p == near(0.9, 1e-12));
}

TEST_CASE("tests of variances: say what constant samples mean", "[hypothesis][variances]") {
  Run run;
  CHECK_THROWS_WITH(bartlett(about<Bartlett>({A, {1, 1}}), run), Contains("constant in \"2\""));
  CHECK(*levene(about<Levene>({{1, 3}, {2, 8}}), run).p == 0);
  CHECK_FALSE(levene(about<Levene>({{1, 1}, {2, 2}}), run).p);
  CHECK(*fligner_killeen(about<FlignerKilleen>({{1, 1}, {2, 2}}), run).p == 1);
  CHECK(*ansari_bradley(about<AnsariBradley>({{1, 1}, {1, 1}}), run).p == 1);
  CHECK_THROWS_WITH(levene(about<Levene>({{1}, {2}}), run), Contains("at least 3 values"));
  check_bad_samples<Levene, levene>("levene", {A, B, C}, Infinities::refused);
  check_bad_samples<Bartlett, bartlett>("bartlett", {A, B, C}, Infinities::refused);
  check_bad_samples<FlignerKilleen, fligner_killeen>("fligner_killeen", {T1, T2}, Infinities::refused);
  check_bad_samples<AnsariBradley, ansari_bradley>("ansari_bradley", {A, B}, Infinities::ranked);
}

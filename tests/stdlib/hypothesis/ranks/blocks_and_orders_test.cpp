// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/ranks/brunner_munzel.h"
#include "stdlib/hypothesis/ranks/cochran_q.h"
#include "stdlib/hypothesis/ranks/friedman.h"
#include "stdlib/hypothesis/ranks/jonckheere_terpstra.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/ranks/mood_median.h"
#include "stdlib/hypothesis/ranks/page_trend.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

const std::vector<Sample> kTasters{{7, 6, 9, 8, 5}, {9, 5, 7, 5, 6}, {8, 7, 6, 6, 4}};
const std::vector<Sample> kRising{{1, 2, 1, 2, 1}, {2, 1, 3, 3, 4}, {3, 3, 2, 1, 2}, {4, 4, 4, 4, 3}};

}  // namespace

TEST_CASE("friedman: meets the reference values", "[hypothesis][friedman]") {
  Run run;
  const TestResult result = friedman(about<Friedman>(kTasters), run);
  CHECK(result.statistic == near(0.4));
  CHECK(*result.p == near(0.8187307530779795));
  CHECK(result.effect->value == near(0.4 / 10));
  CHECK(result.n == Sample{5});
  CHECK_THAT(result.warnings.at(0), Contains("5 blocks of 3"));
  // With ties, by R: one more taster's column.
  auto tied = kTasters;
  tied.push_back({8, 9, 6, 7, 8});
  CHECK(friedman(about<Friedman>(tied), run).statistic == near(1.625));
  CHECK(*friedman(about<Friedman>(tied), run).p == near(0.65373461613712203));
  auto by_f = about<Friedman>(kTasters);
  by_f.approximation = "f";
  CHECK(friedman(by_f, run).statistic == near(4 * 0.4 / (10 - 0.4)));
  // Blocks that all agree have W = 1.
  CHECK(friedman(about<Friedman>({{1, 5}, {2, 6}, {3, 7}}), run).effect->value == near(1, 1e-14));
  CHECK(*friedman(about<Friedman>({{1, 5}, {1, 5}, {1, 5}}), run).p == 1);
}

TEST_CASE("page_trend: meets the reference values", "[hypothesis][page_trend]") {
  Run run;
  const TestResult plain = page_trend(about<PageTrend>(kTasters), run);
  CHECK(plain.statistic == 58);
  CHECK(*plain.p == near(0.7816358024691356));
  auto question = about<PageTrend>(kRising);
  CHECK(page_trend(question, run).statistic == 142);
  CHECK(*page_trend(question, run).p == near(0.0037191257555298347));
  question.method = "asymptotic";
  CHECK(*page_trend(question, run).p == near(0.004223890953298085));
  // One block in order: one order of 6; reversed: all.
  CHECK(*page_trend(about<PageTrend>({{1}, {2}, {3}}), run).p == near(1.0 / 6, 1e-12));
  CHECK(*page_trend(about<PageTrend>({{3}, {2}, {1}}), run).p == near(1, 1e-12));
  CHECK(page_trend(about<PageTrend>({{3}, {2}, {1}}), run).effect->value == near(-1, 1e-12));
}

TEST_CASE("cochran_q: two samples are McNemar's", "[hypothesis][cochran_q]") {
  Run run;
  // 5 changed one way, 1 the other: (5 − 1)²/6.
  const TestResult two = cochran_q(about<CochranQ>({{1, 1, 1, 1, 1, 0, 1, 0}, {0, 0, 0, 0, 0, 1, 1, 0}}), run);
  CHECK(two.statistic == near(16.0 / 6, 1e-12));
  CHECK(two.n == Sample{8});
  // C = 4, 1, 1; R = 1, 2, 1, 2; T = 6: 2 (3·18 − 36)/(18 − 10).
  CHECK(cochran_q(about<CochranQ>({{1, 1, 1, 1}, {0, 1, 0, 0}, {0, 0, 0, 1}}), run).statistic == near(4.5, 1e-12));
  CHECK(*cochran_q(about<CochranQ>({{1, 0}, {1, 0}}), run).p == 1);
  CHECK_THROWS_WITH(cochran_q(about<CochranQ>({{1, 2}, {1, 0}}), run), Contains("0 or 1 everywhere"));
}

TEST_CASE("brunner_munzel: meets the reference values", "[hypothesis][brunner_munzel]") {
  Run run;
  const TestResult result = brunner_munzel(about<BrunnerMunzel>({A, B}), run);
  CHECK(result.statistic == near(4.779168278916557));
  CHECK(*result.p == near(0.00036277540865329926));
  CHECK(result.effect->value == near(50.0 / 56));  // U/(nm)
  const TestResult tied = brunner_munzel(about<BrunnerMunzel>({T1, T2}), run);
  CHECK(tied.statistic == near(-1.6897523954398572));
  CHECK(*tied.p == near(0.1117866225097357));
  // The interval of p̂ holds ½ just when p passes its level.
  auto question = about<BrunnerMunzel>({T1, T2});
  question.confidence = 1 - *tied.p;
  CHECK(brunner_munzel(question, run).effect->interval->high == near(0.5, 1e-9));
}

TEST_CASE("brunner_munzel: samples that do not overlap have the p of their division", "[hypothesis][brunner_munzel]") {
  Run run;
  const TestResult apart = brunner_munzel(about<BrunnerMunzel>({{1, 2}, {3, 4}}), run);
  CHECK(apart.statistic == -INFINITY);
  CHECK(*apart.p == near(2.0 / 6, 1e-12));
  CHECK_THAT(apart.warnings.at(0), Contains("do not overlap"));
  CHECK(*brunner_munzel(about<BrunnerMunzel>({{1, 1}, {1, 1}}), run).p == 1);
}

TEST_CASE("mood_median: meets the reference values", "[hypothesis][mood_median]") {
  Run run;
  const TestResult three = mood_median(about<MoodMedian>({A, B, C}), run);
  CHECK(three.statistic == near(16.5));
  CHECK(*three.p == near(0.0002612585573016674));
  CHECK(*three.estimate == near(14.55));
  const TestResult two = mood_median(about<MoodMedian>({A, B}), run);
  CHECK(two.statistic == near(3.358976403061224));
  CHECK(*two.p == near(0.06683960201039049));
  CHECK(*mood_median(about<MoodMedian>({{1, 1}, {1, 1}}), run).p == 1);
  auto ignoring = about<MoodMedian>({{2, 2}, {1, 2, 3}});
  ignoring.ties = "ignore";
  CHECK_THROWS_WITH(mood_median(ignoring, run), Contains("all at the grand median in \"1\""));
}

TEST_CASE("jonckheere_terpstra: meets enumeration", "[hypothesis][jonckheere_terpstra]") {
  Run run;
  // 8 of the 560 divisions into 3 + 2 + 3 have as many rising pairs, by R.
  auto question = about<JonckheereTerpstra>({{1.1, 2.5, 0.3}, {3.2, 2.2}, {4.1, 3.9, 2.8}});
  question.alternative = "greater";
  CHECK(jonckheere_terpstra(question, run).statistic == 19);
  CHECK(*jonckheere_terpstra(question, run).p == near(8.0 / 560, 1e-12));
  CHECK(jonckheere_terpstra(question, run).smallest_p == near(1.0 / 560, 1e-12));
  question.alternative = "less";
  CHECK(*jonckheere_terpstra(question, run).p > 0.98);
  // With ties the variance is that of all divisions, 13.151785714285714 about 10.5.
  auto tied = about<JonckheereTerpstra>({{1, 2, 2}, {3, 3}, {3, 4, 4}});
  CHECK(jonckheere_terpstra(tied, run).statistic == 20);
  CHECK(*jonckheere_terpstra(tied, run).p == near(0.0088038778727640796));
  CHECK(jonckheere_terpstra(about<JonckheereTerpstra>({B, A, C}), run).statistic == near(179.5));
}

TEST_CASE("jonckheere_terpstra: two samples are Mann and Whitney's", "[hypothesis][jonckheere_terpstra]") {
  Run run;
  const TestResult two = jonckheere_terpstra(about<JonckheereTerpstra>({B, A}), run);
  CHECK(two.statistic == 50);
  CHECK(*two.p == near(0.009324009324009324));
  CHECK(*jonckheere_terpstra(about<JonckheereTerpstra>({{1, 1}, {1, 1}}), run).p == 1);
}

TEST_CASE("rank tests of blocks and orders: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<Friedman, friedman>("friedman", kTasters, Infinities::ranked);
  check_bad_samples<PageTrend, page_trend>("page_trend", kTasters, Infinities::ranked);
  check_bad_samples<BrunnerMunzel, brunner_munzel>("brunner_munzel", {T1, T2}, Infinities::ranked);
  check_bad_samples<MoodMedian, mood_median>("mood_median", {A, B, C}, Infinities::ranked);
  check_bad_samples<JonckheereTerpstra, jonckheere_terpstra>("jonckheere_terpstra", {T1, T2}, Infinities::ranked);
  CHECK_THROWS_WITH(friedman(about<Friedman>({A, A}), run), Contains("at least 3 samples"));
  auto question = about<PageTrend>(std::vector<Sample>(9, Sample{1, 2}));
  question.method = "exact";
  CHECK_THROWS_WITH(page_trend(question, run), Contains("\"exact\" for 9 samples"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/declare_comparison.h"
#include "stdlib/hypothesis/ranks/brunner_munzel.h"
#include "stdlib/hypothesis/ranks/cochran_q.h"
#include "stdlib/hypothesis/ranks/cuzick.h"
#include "stdlib/hypothesis/ranks/friedman.h"
#include "stdlib/hypothesis/ranks/jonckheere_terpstra.h"
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/ranks/mood_median.h"
#include "stdlib/hypothesis/ranks/mood_scale.h"
#include "stdlib/hypothesis/ranks/page_trend.h"
#include "stdlib/hypothesis/ranks/quade.h"
#include "stdlib/hypothesis/ranks/runs_test.h"
#include "stdlib/hypothesis/ranks/sign_test.h"
#include "stdlib/hypothesis/ranks/van_der_waerden.h"
#include "stdlib/hypothesis/ranks/wilcoxon_signed_rank.h"

namespace ansatz::hypothesis {

namespace {

constexpr Takes kOneOrPairs{
    "One sample, or two of one length, matched value by value: an array, two arrays, or x by g.", 2};

void declare_signed_ranks(core::Registry& registry) {
  auto wilcoxon = registry.kernel("hypothesis.wilcoxon_signed_rank", &wilcoxon_signed_rank);
  wilcoxon.summary("Wilcoxon's signed-rank test: do values lie around the median, or do matched values differ?")
      .details(
          "With two samples the differences, value by value, are tested. Estimate: the Hodges–Lehmann pseudomedian.");
  read_comparison(wilcoxon, kOneOrPairs);
  wilcoxon.parameter("median", &WilcoxonSignedRank::median)
      .meaning("What values, or differences of matched ones, are held against.");
  read_alternative(wilcoxon, &WilcoxonSignedRank::alternative,
                   "\"greater\": values, or those of the first sample, are larger.");
  wilcoxon.parameter("zeros", &WilcoxonSignedRank::zeros)
      .range(core::one_of({"drop", "pratt", "split"}))
      .meaning("What a difference of 0 gets: left out; ranked, then left out; or half of its rank on either side.");
  read_method(wilcoxon, &WilcoxonSignedRank::method,
              "How p is found; \"auto\" is exact up to 50 differences, 25 with ties or zeros.");
  wilcoxon.parameter("continuity", &WilcoxonSignedRank::continuity).meaning("The half in the normal approximation.");
  read_confidence(wilcoxon, &WilcoxonSignedRank::confidence);
  wilcoxon.source(core::cite("wilcoxon1945"))
      .source(core::cite("pratt1959"))
      .example("hypothesis.wilcoxon_signed_rank([1.1, -0.4, 2.3, 0.7, -1.5, 3.1, 0.2, 1.9]).p", 0.1484375, 1e-10);

  auto sign = registry.kernel("hypothesis.sign_test", &sign_test);
  sign.summary("Sign test: do as many values lie above the median as below?");
  read_comparison(sign, kOneOrPairs);
  sign.parameter("median", &SignTest::median).meaning("What values, or differences of matched ones, are held against.");
  read_alternative(sign, &SignTest::alternative, "\"greater\": values, or those of the first sample, are larger.");
  read_confidence(sign, &SignTest::confidence);
  sign.source(core::cite("dixon1946"))
      .example("hypothesis.sign_test([1.1, -0.4, 2.3, 0.7, -1.5, 3.1, 0.2, 1.9]).p", 0.2890625, 1e-12);

  auto runs = registry.kernel("hypothesis.runs_test", &runs_test);
  runs.summary("Wald–Wolfowitz runs test: are values above and below their median in random order?");
  runs.parameter("samples", &RunsTest::samples)
      .rest()
      .required()
      .range(core::any_number())
      .meaning("One series in its order, which may be one of time.")
      .parameter("groups", &RunsTest::groups)
      .meaning("The name of the group to look at, of x by g.")
      .parameter("missing", &RunsTest::missing)
      .range(core::one_of({"error", "drop"}))
      .meaning("What a NaN gets: an error with their number, or \"drop\" to leave it out.");
  read_alternative(runs, &RunsTest::alternative,
                   "\"less\": fewer runs, neighbours alike; \"greater\": they alternate.");
  read_method(runs, &RunsTest::method, "How p is found; \"auto\" is exact up to 1000 values.");
  runs.source(core::cite("wald1940")).example("hypothesis.runs_test([1, 2, 3, 4]).p", 2.0 / 3, 1e-12);

  auto mixing = registry.kernel("hypothesis.two_sample_runs", &two_sample_runs);
  mixing
      .summary(
          "Wald–Wolfowitz test of two samples: do they come from one distribution? By how often they change places.")
      .details("The effect has no interval: how runs scatter where distributions differ hangs on the distributions.");
  read_comparison(mixing, kTwo);
  read_method(mixing, &TwoSampleRuns::method, "How p is found; \"auto\" is exact up to 1000 values.");
  mixing.source(core::cite("wald1940")).example("hypothesis.two_sample_runs([1, 2, 3], [4, 5, 6]).p", 0.1, 1e-12);
}

void declare_matched_ranks(core::Registry& registry) {
  auto friedman_kernel = registry.kernel("hypothesis.friedman", &friedman);
  friedman_kernel.summary("Friedman's test: do matched samples, ranked block by block, differ?");
  read_comparison(friedman_kernel, kBlocks);
  friedman_kernel.parameter("approximation", &Friedman::approximation)
      .range(core::one_of({"chi_squared", "f"}))
      .meaning("Friedman's χ², or the less conservative F of Iman and Davenport.");
  read_confidence(friedman_kernel, &Friedman::confidence);
  friedman_kernel.source(core::cite("friedman1937"))
      .source(core::cite("iman1980"))
      .example("hypothesis.friedman([7, 6, 9, 8, 5], [9, 5, 7, 5, 6], [8, 7, 6, 6, 4]).p", 0.8187307530779795, 1e-10);

  auto quade_kernel = registry.kernel("hypothesis.quade", &quade);
  quade_kernel.summary(
      "Quade's test: do matched samples, ranked block by block, differ, where blocks of wide range weigh more?");
  read_comparison(quade_kernel, kPairsOrMore);
  read_confidence(quade_kernel, &Quade::confidence);
  quade_kernel.source(core::cite("quade1979"))
      .example("hypothesis.quade([7, 6, 9, 8, 5], [9, 5, 7, 5, 6], [8, 7, 6, 6, 4]).statistic", 0.67185761957730805,
               1e-10);

  auto page = registry.kernel("hypothesis.page_trend", &page_trend);
  page.summary("Page's trend test: do matched samples, ranked block by block, rise in their order?");
  read_comparison(page, kBlocks);
  read_alternative(page, &PageTrend::alternative, "\"greater\": later samples are larger.");
  read_method(page, &PageTrend::method, "How p is found; \"auto\" is exact up to 7 samples and 50 blocks.");
  page.source(core::cite("page1963"))
      .example("hypothesis.page_trend([7, 6, 9, 8, 5], [9, 5, 7, 5, 6], [8, 7, 6, 6, 4]).p", 0.7816358024691356, 1e-10);

  auto cochran = registry.kernel("hypothesis.cochran_q", &cochran_q);
  cochran.summary("Cochran's Q: do matched samples of successes and failures succeed equally often?");
  read_comparison(cochran, {"Two samples or more of one length, matched value by value, each value 0 or 1."});
  cochran.source(core::cite("cochran1950"))
      .example("hypothesis.cochran_q([1, 1, 1, 1], [0, 1, 0, 0], [0, 0, 0, 1]).statistic", 4.5, 1e-10);
}

void declare_other_ranks(core::Registry& registry) {
  auto brunner = registry.kernel("hypothesis.brunner_munzel", &brunner_munzel);
  brunner.summary("Brunner–Munzel test: is a value of one sample as likely above as below one of the other?");
  read_comparison(brunner, kTwo);
  read_alternative(brunner, &BrunnerMunzel::alternative, "\"greater\": the first sample tends to be larger.");
  read_confidence(brunner, &BrunnerMunzel::confidence);
  brunner.source(core::cite("brunner2000"))
      .example(two_sample_example("brunner_munzel", ".p"), 0.00036277540865329926, 1e-10);

  auto mood = registry.kernel("hypothesis.mood_median", &mood_median);
  mood.summary("Mood's median test: do all samples have the same median?");
  read_comparison(mood, kSeveral);
  mood.parameter("ties", &MoodMedian::ties)
      .range(core::one_of({"below", "above", "ignore"}))
      .meaning("Where values at the grand median count.");
  mood.source(core::cite("mood1950")).example(two_sample_example("mood_median", ".p"), 0.06683960201039049, 1e-10);

  auto jonckheere = registry.kernel("hypothesis.jonckheere_terpstra", &jonckheere_terpstra);
  jonckheere.summary("Jonckheere–Terpstra test: do samples rise, or fall, in their order?");
  read_comparison(jonckheere, {"Two samples or more in their order: x by g, or an array each."});
  read_alternative(jonckheere, &JonckheereTerpstra::alternative, "\"greater\": later samples are larger.");
  read_method(jonckheere, &JonckheereTerpstra::method,
              "How p is found; \"auto\" is exact up to 100 values without ties.");
  jonckheere.source(core::cite("jonckheere1954"))
      .example("hypothesis.jonckheere_terpstra([1, 2], [3, 4], [5, 6], alternative = \"greater\").p", 1.0 / 90, 1e-12);
}

void declare_rank_scores(core::Registry& registry) {
  auto trend = registry.kernel("hypothesis.cuzick", &cuzick);
  trend.summary("Cuzick's trend test: do samples rise, or fall, with the scores they are given?");
  read_comparison(trend, {"Two samples or more in their order: x by g, or an array each."});
  trend.parameter("scores", &Cuzick::scores)
      .default_text("[]")
      .meaning("Where each sample stands, a dose say; 1, 2, 3, … where there are none.");
  read_alternative(trend, &Cuzick::alternative, "\"greater\": values rise with the scores.");
  read_confidence(trend, &Cuzick::confidence);
  trend.source(core::cite("cuzick1985"))
      .example("hypothesis.cuzick([1, 2, 4, 3], [5, 3, 6], [7, 5, 9], scores = [0, 1, 5]).statistic",
               2.28830011229718178, 1e-10);

  auto normal_scores = registry.kernel("hypothesis.van_der_waerden", &van_der_waerden);
  normal_scores.summary(
      "Van der Waerden's test: do all samples come from one distribution, by normal scores of ranks?");
  read_comparison(normal_scores, kSeveral);
  read_confidence(normal_scores, &VanDerWaerden::confidence);
  normal_scores.source(core::cite("vanderwaerden1952"))
      .source(core::cite("conover1999"))
      .example("hypothesis.van_der_waerden([1, 3, 5, 7, 9], [2, 4, 6, 8, 10], [11, 12, 13, 14, 15]).statistic",
               9.065997881686156, 1e-10);

  auto scale = registry.kernel("hypothesis.mood_scale", &mood_scale);
  scale.summary("Mood's test of scale: are two samples with one median spread equally wide?");
  read_comparison(scale, kTwo);
  read_alternative(scale, &MoodScale::alternative, "\"greater\": the first sample is spread wider.");
  read_method(scale, &MoodScale::method, "How p is found; \"auto\" is exact up to 50 values without ties.");
  read_confidence(scale, &MoodScale::confidence);
  scale.source(core::cite("mood1954"))
      .source(core::cite("mielke1967", "for ties"))
      .example(two_sample_example("mood_scale", ".statistic"), 146, 1e-10);
}

}  // namespace

void declare_rank_tests(core::Registry& registry) {
  auto mann_whitney_kernel = registry.kernel("hypothesis.mann_whitney", &mann_whitney);
  mann_whitney_kernel.summary("Mann–Whitney U test: does one sample tend to be larger than the other?");
  read_comparison(mann_whitney_kernel, kTwo);
  read_alternative(mann_whitney_kernel, &MannWhitney::alternative, "\"greater\": the first sample is larger.");
  read_method(mann_whitney_kernel, &MannWhitney::method,
              "How p is found; \"auto\" is exact where a sample has at most 8 values and there are no ties.");
  mann_whitney_kernel.parameter("continuity", &MannWhitney::continuity)
      .meaning("The half in the normal approximation.");
  read_confidence(mann_whitney_kernel, &MannWhitney::confidence);
  mann_whitney_kernel.source(core::cite("mann1947"))
      .source(core::cite("lehmann1975"))
      .example(two_sample_example("mann_whitney", ".p"), 0.009324009324009324, 1e-10);

  auto kruskal = registry.kernel("hypothesis.kruskal_wallis", &kruskal_wallis);
  kruskal.summary("Kruskal–Wallis rank test: do all samples come from one distribution?");
  read_comparison(kruskal, kSeveral);
  read_confidence(kruskal, &KruskalWallis::confidence);
  kruskal.source(core::cite("kruskal1952"))
      .example("hypothesis.kruskal_wallis([1, 3, 5, 7, 9], [2, 4, 6, 8, 10], [11, 12, 13, 14, 15]).statistic", 9.5,
               1e-10);
  declare_other_ranks(registry);
  declare_signed_ranks(registry);
  declare_matched_ranks(registry);
  declare_rank_scores(registry);
}

}  // namespace ansatz::hypothesis

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <functional>

#include "stdlib/hypothesis/dependence/chatterjee_xi.h"
#include "stdlib/hypothesis/dependence/distance_correlation.h"
#include "stdlib/hypothesis/dependence/hilbert_schmidt.h"
#include "stdlib/hypothesis/dependence/kendall.h"
#include "stdlib/hypothesis/dependence/pearson.h"
#include "stdlib/hypothesis/dependence/spearman.h"
#include "stdlib/hypothesis/dependence/weighted_kendall.h"
#include "stdlib/hypothesis/distributions/energy_test.h"
#include "stdlib/hypothesis/distributions/kolmogorov_smirnov.h"
#include "stdlib/hypothesis/distributions/maximum_mean_discrepancy.h"
#include "stdlib/hypothesis/means/alexander_govern.h"
#include "stdlib/hypothesis/means/brown_forsythe_anova.h"
#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/summary_t.h"
#include "stdlib/hypothesis/means/welch_anova.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/means/yuen_t.h"
#include "stdlib/hypothesis/means/z_test.h"
#include "stdlib/hypothesis/normality/anderson_darling.h"
#include "stdlib/hypothesis/normality/dagostino_pearson.h"
#include "stdlib/hypothesis/normality/lilliefors.h"
#include "stdlib/hypothesis/normality/shapiro_wilk.h"
#include "stdlib/hypothesis/null_distributions/kolmogorov.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/post_hoc/pairwise_mann_whitney.h"
#include "stdlib/hypothesis/post_hoc/pairwise_t.h"
#include "stdlib/hypothesis/post_hoc/scheffe.h"
#include "stdlib/hypothesis/post_hoc/steel_dwass.h"
#include "stdlib/hypothesis/ranks/brunner_munzel.h"
#include "stdlib/hypothesis/ranks/cuzick.h"
#include "stdlib/hypothesis/ranks/friedman.h"
#include "stdlib/hypothesis/ranks/jonckheere_terpstra.h"
#include "stdlib/hypothesis/ranks/kruskal_wallis.h"
#include "stdlib/hypothesis/ranks/mann_whitney.h"
#include "stdlib/hypothesis/ranks/mood_scale.h"
#include "stdlib/hypothesis/ranks/page_trend.h"
#include "stdlib/hypothesis/ranks/quade.h"
#include "stdlib/hypothesis/ranks/runs_test.h"
#include "stdlib/hypothesis/ranks/sign_test.h"
#include "stdlib/hypothesis/ranks/van_der_waerden.h"
#include "stdlib/hypothesis/ranks/wilcoxon_signed_rank.h"
#include "stdlib/hypothesis/reference.h"
#include "stdlib/hypothesis/resampling/permutation_test.h"
#include "stdlib/hypothesis/tables/poisson_dispersion.h"
#include "stdlib/hypothesis/variances/ansari_bradley.h"
#include "stdlib/hypothesis/variances/bartlett.h"
#include "stdlib/hypothesis/variances/fligner_killeen.h"
#include "stdlib/hypothesis/variances/levene.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;

namespace {

using Test = std::function<TestResult(const std::vector<Sample>&, Run&)>;

// Under the null hypothesis P(p ≤ a) must not exceed a (and not fall far below it): largest excess and largest lack of
// the distribution of `rounds` seeded p against the uniform.
struct Gaps {
  double excess = 0, lack = 0;
};
Gaps gaps_of(const Test& test, std::size_t samples, std::size_t size, int rounds) {
  std::vector<double> p;
  for (int round = 0; round < rounds; ++round) {
    const Stream stream = Stream(2024).at(static_cast<std::uint64_t>(round));
    std::vector<Sample> data(samples, Sample(size));
    for (std::size_t g = 0; g < samples; ++g) stream.fill_normal(data[g], g * size);
    Run run(stream.at("test"));
    p.push_back(*test(data, run).p);
  }
  std::sort(p.begin(), p.end());
  Gaps gaps;
  for (std::size_t i = 0; i < p.size(); ++i) {
    gaps.excess = std::max(gaps.excess, static_cast<double>(i + 1) / rounds - p[i]);
    gaps.lack = std::max(gaps.lack, p[i] - static_cast<double>(i) / rounds);
  }
  return gaps;
}

template <class Question, TestResult (*kTest)(const Question&, Run&)>
TestResult plain(const std::vector<Sample>& data, Run& run) {
  return kTest(about<Question>(data), run);
}

// With 199 draws.
template <class Question, TestResult (*kTest)(const Question&, Run&)>
TestResult drawn(const std::vector<Sample>& data, Run& run) {
  auto question = about<Question>(data);
  question.draws = 199;
  return kTest(question, run);
}

// The least adjusted p: that of "no two samples differ".
template <class Question, PairwiseResult (*kTest)(const Question&, Run&)>
TestResult least_of_pairs(const std::vector<Sample>& data, Run& run) {
  TestResult out;
  out.p = kTest(about<Question>(data), run).p;
  return out;
}

TestResult of_known_spread(const std::vector<Sample>& data, Run& run) {
  auto question = about<ZTest>(data);
  question.deviations = {1};
  return z_test(question, run);
}

TestResult of_summaries(const std::vector<Sample>& data, Run& run) {
  SummaryT question;
  for (const Sample& sample : data) {
    const Moments all = moments(sample);
    question.means.push_back(all.mean), question.deviations.push_back(std::sqrt(all.variance()));
    question.sizes.push_back(all.n);
  }
  return summary_t(question, run);
}

// Counts of mean 30 at the quantiles of the normal values.
TestResult of_counts(const std::vector<Sample>& data, Run& run) {
  Sample counts;
  for (const double z : data[0]) {
    double k = 0, share = std::exp(-30.0), below = share;
    while (below < normal_survival(-z)) k += 1, share *= 30 / k, below += share;
    counts.push_back(k);
  }
  return poisson_dispersion(about<PoissonDispersion>({counts}), run);
}

}  // namespace

// 400 rounds; a gap of 0.1 has probability below 1e-3 for a continuous uniform p (Kolmogorov at n = 400). The discrete
// p of Kolmogorov–Smirnov are conservative by their granularity, so only the excess is held there.
TEST_CASE("null p-values: are uniform", "[hypothesis][null]") {
  const int rounds = 400;
  const double allowed = 0.1;
  REQUIRE(kolmogorov_survival(allowed, rounds) < 1e-3);
  const auto held = [&](const Test& test, std::size_t samples, std::size_t size, bool both_sides) {
    const Gaps gaps = gaps_of(test, samples, size, rounds);
    CHECK(gaps.excess < allowed);
    if (both_sides) CHECK(gaps.lack < allowed);
  };
  SECTION("welch_t") { held(plain<WelchT, welch_t>, 2, 12, true); }
  SECTION("one_way_anova") { held(plain<OneWayAnova, one_way_anova>, 3, 10, true); }
  SECTION("one_sample_t") { held(plain<OneSampleT, one_sample_t>, 1, 9, true); }
  SECTION("paired_t") { held(plain<PairedT, paired_t>, 2, 9, true); }
  SECTION("student_t") { held(plain<StudentT, student_t>, 2, 9, true); }
  SECTION("yuen_t") { held(plain<YuenT, yuen_t>, 2, 20, true); }
  SECTION("welch_anova") { held(plain<WelchAnova, welch_anova>, 3, 15, true); }
  SECTION("brown_forsythe_anova") { held(plain<BrownForsytheAnova, brown_forsythe_anova>, 3, 15, true); }
  SECTION("alexander_govern") { held(plain<AlexanderGovern, alexander_govern>, 3, 15, true); }
  SECTION("kruskal_wallis") { held(plain<KruskalWallis, kruskal_wallis>, 3, 20, true); }
  SECTION("mann_whitney exact") { held(plain<MannWhitney, mann_whitney>, 2, 8, true); }
  SECTION("mann_whitney asymptotic") { held(plain<MannWhitney, mann_whitney>, 2, 30, true); }
  SECTION("kolmogorov_smirnov") { held(plain<KolmogorovSmirnov, kolmogorov_smirnov>, 2, 40, false); }
  SECTION("brunner_munzel") { held(plain<BrunnerMunzel, brunner_munzel>, 2, 30, true); }
  SECTION("friedman") { held(plain<Friedman, friedman>, 4, 20, true); }
  SECTION("page_trend") { held(plain<PageTrend, page_trend>, 4, 20, true); }
  SECTION("jonckheere_terpstra") { held(plain<JonckheereTerpstra, jonckheere_terpstra>, 3, 12, true); }
  SECTION("quade") { held(plain<Quade, quade>, 4, 20, true); }
  SECTION("cuzick") { held(plain<Cuzick, cuzick>, 3, 12, true); }
  SECTION("mood_scale exact") { held(plain<MoodScale, mood_scale>, 2, 12, true); }
  SECTION("mood_scale asymptotic") { held(plain<MoodScale, mood_scale>, 2, 40, true); }
  SECTION("van_der_waerden") { held(plain<VanDerWaerden, van_der_waerden>, 3, 20, true); }
  SECTION("wilcoxon_signed_rank") { held(plain<WilcoxonSignedRank, wilcoxon_signed_rank>, 1, 15, true); }
  SECTION("sign_test") { held(plain<SignTest, sign_test>, 1, 40, false); }
  SECTION("levene") { held(plain<Levene, levene>, 3, 20, true); }
  SECTION("bartlett") { held(plain<Bartlett, bartlett>, 3, 12, true); }
  SECTION("fligner_killeen") { held(plain<FlignerKilleen, fligner_killeen>, 3, 30, true); }
  SECTION("ansari_bradley") { held(plain<AnsariBradley, ansari_bradley>, 2, 20, true); }
  SECTION("shapiro_wilk") { held(plain<ShapiroWilk, shapiro_wilk>, 1, 20, true); }
  SECTION("dagostino_pearson") { held(plain<DagostinoPearson, dagostino_pearson>, 1, 60, true); }
  SECTION("anderson_darling") { held(plain<AndersonDarling, anderson_darling>, 1, 20, true); }
  SECTION("lilliefors") { held(plain<Lilliefors, lilliefors>, 1, 20, true); }
  SECTION("pearson") { held(plain<Pearson, pearson>, 2, 12, true); }
  SECTION("spearman") { held(plain<Spearman, spearman>, 2, 30, true); }
  SECTION("kendall") { held(plain<Kendall, kendall>, 2, 30, true); }
  SECTION("chatterjee_xi") { held(plain<ChatterjeeXi, chatterjee_xi>, 2, 60, true); }
  SECTION("distance_correlation") { held(drawn<DistanceCorrelation, distance_correlation>, 2, 12, true); }
  SECTION("hilbert_schmidt") { held(drawn<HilbertSchmidt, hilbert_schmidt>, 2, 12, true); }
  SECTION("hilbert_schmidt by gamma") {
    const auto by_gamma = [](const std::vector<Sample>& data, Run& run) {
      auto question = about<HilbertSchmidt>(data);
      question.method = "gamma";
      return hilbert_schmidt(question, run);
    };
    held(by_gamma, 2, 40, true);
  }
  SECTION("energy_test") { held(drawn<EnergyTest, energy_test>, 2, 10, true); }
  SECTION("maximum_mean_discrepancy") { held(drawn<MaximumMeanDiscrepancy, maximum_mean_discrepancy>, 2, 10, true); }
  SECTION("weighted_kendall") { held(drawn<WeightedKendall, weighted_kendall>, 2, 12, true); }
  SECTION("z_test of one sample") { held(of_known_spread, 1, 5, true); }
  SECTION("z_test of two samples") { held(of_known_spread, 2, 5, true); }
  SECTION("summary_t of one sample") { held(of_summaries, 1, 6, true); }
  SECTION("summary_t of two samples") { held(of_summaries, 2, 12, true); }
  SECTION("poisson_dispersion") { held(of_counts, 1, 20, true); }
  // Of two samples one comparison, whose p is uniform; of more the least adjusted p, which corrections and Scheffé's
  // allowance for all contrasts keep above that. Steel & Dwass' holds for all pairs just so.
  SECTION("scheffe of two") { held(least_of_pairs<Scheffe, scheffe>, 2, 9, true); }
  SECTION("scheffe of three") { held(least_of_pairs<Scheffe, scheffe>, 3, 9, false); }
  SECTION("pairwise_t of two") { held(least_of_pairs<PairwiseT, pairwise_t>, 2, 9, true); }
  SECTION("pairwise_t of three") { held(least_of_pairs<PairwiseT, pairwise_t>, 3, 9, false); }
  SECTION("pairwise_mann_whitney of two") {
    held(least_of_pairs<PairwiseMannWhitney, pairwise_mann_whitney>, 2, 30, true);
  }
  SECTION("pairwise_mann_whitney of three") {
    held(least_of_pairs<PairwiseMannWhitney, pairwise_mann_whitney>, 3, 30, false);
  }
  SECTION("steel_dwass") { held(least_of_pairs<SteelDwass, steel_dwass>, 3, 30, true); }
  SECTION("steel_dwass of four") { held(least_of_pairs<SteelDwass, steel_dwass>, 4, 30, true); }
  SECTION("two_sample_runs") { held(plain<TwoSampleRuns, two_sample_runs>, 2, 40, false); }
  SECTION("permutation_test") { held(drawn<PermutationTest, permutation_test>, 2, 10, true); }
}

TEST_CASE("intervals: cover what they should under a known shift", "[hypothesis][null]") {
  // 400 rounds of a 90 % interval for a shift of 0.7: coverage within four standard deviations of 0.9 (0.06). Welch's
  // is nearly exact, Hodges–Lehmann's conservative.
  int welch = 0, shift = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    const Stream stream = Stream(77).at(round);
    std::vector<Sample> data(2, Sample(9));
    stream.fill_normal(data[0], 0);
    stream.fill_normal(data[1], 100);
    for (double& v : data[0]) v += 0.7;
    Run run;
    auto by_welch = about<WelchT>(data);
    by_welch.confidence = 0.9;
    const auto a = *welch_t(by_welch, run).interval;
    welch += a.low <= 0.7 && 0.7 <= a.high;
    auto by_ranks = about<MannWhitney>(data);
    by_ranks.confidence = 0.9;
    const auto b = *mann_whitney(by_ranks, run).interval;
    shift += b.low <= 0.7 && 0.7 <= b.high;
  }
  CHECK(welch / 400.0 == Approx(0.9).epsilon(0).margin(0.06));
  CHECK(shift / 400.0 > 0.84);
}

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/means/hotelling.h"
#include "stdlib/hypothesis/means/manova.h"
#include "stdlib/hypothesis/means/mixed_anova.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/means/repeated_measures_anova.h"
#include "stdlib/hypothesis/points.h"
#include "stdlib/hypothesis/variances/bartlett.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const std::vector<Sample> kMeasures{
    {8, 6, 9, 4, 7, 8, 5, 6, 7.5}, {7, 5, 9, 5, 4, 6, 3, 6, 5}, {6, 7, 8, 5, 6, 9, 6, 4, 8}};
const std::vector<std::string> kGroup{"a", "a", "a", "b", "b", "b", "b", "c", "c"};

MixedAnova mixed(const std::vector<Sample>& measures, const std::vector<std::string>& group) {
  auto question = about<MixedAnova>(measures);
  question.group = Array::of_texts(group);
  return question;
}

const Sample kFirst{2.1, 1.0, 3.4, 1.9, 1.9, 1.4, 4.2, 2.2, 3.3, 1.1, 2.8, 2.6};
const Sample kSecond{4.1, 2.2, 5.2, 1.7, 3.9, 2.9, 4.8, 3.1, 5.5, 2.4};
const Sample kThird{3.0, 4.1, 2.2, 3.2, 4.4, 4.8, 3.9, 3.7, 2.6, 4.4};

Manova three() { return about_arrays<Manova>({points(kFirst, 2), points(kSecond, 2), points(kThird, 2)}); }

}  // namespace

// anova of a multivariate lm on groups, X = ~1 and test = "Spherical", and of the means, by R; three groups of 3, 4
// and 2.
TEST_CASE("mixed_anova: meets the values of R", "[hypothesis][anova]") {
  Run run;
  auto question = mixed(kMeasures, kGroup);
  const MixedAnovaResult result = mixed_anova(question, run);
  CHECK(result.between.statistic == near(1.1842445114076616));
  CHECK(*result.between.p == near(0.36856373364470407));
  CHECK(result.between.degrees_of_freedom == std::vector<double>{2, 6});
  CHECK(result.epsilon == near(0.77844987630996876));
  CHECK(result.within.statistic == near(2.68284228766061217));
  CHECK(*result.within.p == near(0.12670473814077862));
  CHECK(result.interaction.statistic == near(0.74350086655433856));
  CHECK(*result.interaction.p == near(0.55617797012833248));
  CHECK(result.interaction.effect->value == near(4 * 0.74350086655433856 / (4 * 0.74350086655433856 + 12)));
  CHECK(result.within.n == Sample{3, 4, 2});
  question.correction = "none";
  CHECK(*mixed_anova(question, run).within.p == near(0.10887696997775816));
  CHECK(*mixed_anova(question, run).interaction.p == near(0.58054301329089930));
  question.correction = "huynh_feldt";  // ε̃ is 1.0014 here, taken as 1
  CHECK(*mixed_anova(question, run).within.p == near(0.10887696997775816));
  // The mean of groups, whatever their sizes: the same contrasts, coded to sum to zero.
  question.squares = "III";
  CHECK(mixed_anova(question, run).within.statistic == near(2.1613118250899879));
  CHECK(mixed_anova(question, run).interaction.statistic == near(0.74350086655433856));
}

TEST_CASE("mixed_anova: of measures that differ by subjects only is the analysis of their means",
          "[hypothesis][anova]") {
  Run run;
  // Groups tell nothing of measures where each has the same of them: what is left is repeated measures of all.
  const std::vector<Sample> twice{{8, 6, 9, 4, 8, 6, 9, 4}, {7, 5, 9, 5, 7, 5, 9, 5}, {6, 7, 8, 5, 6, 7, 8, 5}};
  const MixedAnovaResult same = mixed_anova(mixed(twice, {"a", "a", "a", "a", "b", "b", "b", "b"}), run);
  CHECK(same.between.statistic == Approx(0).margin(1e-12));
  CHECK(same.interaction.statistic == Approx(0).margin(1e-12));
  auto alone = about<RepeatedMeasuresAnova>(twice);
  alone.correction = "none";
  CHECK(same.within.statistic / 6 == near(repeated_measures_anova(alone, run).statistic / 7, 1e-10));
  // Offsets of subjects are nothing to measures, offsets of measures nothing to groups.
  auto moved = kMeasures;
  for (double& v : moved[1]) v += 100;
  for (auto& sample : moved) sample[4] -= 3e5;
  const MixedAnovaResult here = mixed_anova(mixed(kMeasures, kGroup), run),
                         there = mixed_anova(mixed(moved, kGroup), run);
  CHECK(there.interaction.statistic == near(here.interaction.statistic, 1e-6));
  CHECK(there.epsilon == near(here.epsilon, 1e-6));
}

TEST_CASE("mixed_anova: says what is undefined, and what is wrong", "[hypothesis][bad_input]") {
  Run run;
  const MixedAnovaResult constant = mixed_anova(mixed({{1, 1, 1}, {1, 1, 1}}, {"a", "a", "b"}), run);
  CHECK(!constant.within.p);
  CHECK_THAT(constant.within.warnings.at(0), Contains("undefined"));
  const MixedAnovaResult exact = mixed_anova(mixed({{1, 1, 1}, {2, 2, 2}}, {"a", "a", "b"}), run);
  CHECK(*exact.within.p == 0);
  CHECK_THROWS_WITH(mixed_anova(mixed(kMeasures, {"a", "b"}), run),
                    "mixed_anova: group is 2 beside 9 subjects, but must be one for each subject");
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, 2}, {3, 4}}, {"a", "a"}), run), Contains("\"a\" everywhere"));
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, 2}, {3, 4}}, {"a", "b"}), run), Contains("more subjects than groups"));
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, 2, 3}}, {"a", "b", "b"}), run), Contains("at least 2 samples"));
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, 2, 3}, {1, 2}}, {"a", "b", "b"}), run), Contains("mixed_anova"));
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, NAN, 3}, {1, 2, 4}}, {"a", "b", "b"}), run), Contains("1 NaN"));
  CHECK_THROWS_WITH(mixed_anova(mixed({{1, INFINITY, 3}, {1, 2, 4}}, {"a", "b", "b"}), run), Contains("finite"));
  auto question = mixed(kMeasures, kGroup);
  question.squares = "I";
  CHECK_THROWS_WITH(mixed_anova(question, run), Contains("\"II\" or \"III\""));
}

// summary.manova of R, and the formula of Box with det of R.
TEST_CASE("manova: meets the values of R", "[hypothesis][manova]") {
  Run run;
  const ManovaResult result = manova(three(), run);
  CHECK(result.pillai.statistic == near(1.2831145141415026));
  CHECK(*result.pillai.p == near(1.5059672729644482e-05));
  CHECK(result.pillai.degrees_of_freedom == std::vector<double>{4, 26});
  CHECK(result.pillai.effect->value == near(1.2831145141415026 / 2));
  CHECK(result.wilks.statistic == near(0.10816839976611106));
  CHECK(*result.wilks.p == near(1.4501419084622761e-05));
  CHECK(result.wilks.degrees_of_freedom == std::vector<double>{4, 24});
  CHECK(result.wilks.effect->value == near(1 - std::sqrt(0.10816839976611106)));
  CHECK(result.hotelling_lawley.statistic == near(4.6274946047884136));
  CHECK(*result.hotelling_lawley.p == near(1.6407078018740252e-05));
  CHECK(result.roy.statistic == near(3.6313500550164655));
  CHECK(*result.roy.p == near(4.7086948748218215e-05));
  CHECK_THAT(result.reading, Contains("Pillai V = 1.283") && Contains("Roy θ = 3.631"));
  const TestResult box = box_m(about_arrays<BoxM>({points(kFirst, 2), points(kSecond, 2), points(kThird, 2)}), run);
  CHECK(box.statistic == near(1.93166980834263091));
  CHECK(*box.p == near(0.92587435718054301));
}

TEST_CASE("manova: two groups are Hotelling's, one component is the analysis of variance", "[hypothesis][manova]") {
  Run run;
  const ManovaResult two = manova(about_arrays<Manova>({points(P, 2), points(Q, 2)}), run);
  const TestResult t = hotelling(about_arrays<Hotelling>({points(P, 2), points(Q, 2)}), run);
  for (const TestResult* each : {&two.pillai, &two.wilks, &two.hotelling_lawley, &two.roy})
    CHECK(*each->p == near(*t.p, 1e-10));
  CHECK(two.hotelling_lawley.statistic == near(t.statistic / 9, 1e-10));
  const ManovaResult line = manova(about<Manova>({A, B, C}), run);
  const double p = *one_way_anova(about<OneWayAnova>({A, B, C}), run).p;
  CHECK(*line.pillai.p == near(p, 1e-9));
  CHECK(*line.roy.p == near(p, 1e-9));
  // Bartlett divides by 1 + c where Box multiplies with 1 − c.
  const double c = (1.0 / 7 + 1.0 / 6 + 1.0 / 8 - 1.0 / 21) / 6;
  CHECK(box_m(about<BoxM>({A, B, C}), run).statistic / (1 - c) ==
        near(bartlett(about<Bartlett>({A, B, C}), run).statistic * (1 + c), 1e-9));
  // No linear map of the components changes anything.
  auto mapped = std::vector<Sample>{kFirst, kSecond, kThird};
  for (auto& sample : mapped)
    for (std::size_t i = 0; i < sample.size(); i += 2) {
      const double x = sample[i], y = sample[i + 1];
      sample[i] = 1e6 * x + 2e6 * y + 1e7, sample[i + 1] = x - 3 * y;
    }
  const ManovaResult turned =
      manova(about_arrays<Manova>({points(mapped[0], 2), points(mapped[1], 2), points(mapped[2], 2)}), run);
  CHECK(turned.wilks.statistic == near(0.10816839976611106, 1e-7));
}

TEST_CASE("manova and box_m: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  const auto of = [&](Sample first, std::size_t width, Sample second, std::size_t other) {
    return manova(about_arrays<Manova>({points(std::move(first), width), points(std::move(second), other)}), run);
  };
  CHECK_THROWS_WITH(of({1, 2, 3, 5}, 2, {1, 2, 3}, 3), Contains("points of 2 and of 3 components"));
  CHECK_THROWS_WITH(of({1, 2, 5, 4, 3, 3}, 2, {1, 2, 5, 4, 3, NAN}, 2), Contains("1 NaN"));
  CHECK_THROWS_WITH(of({1, 2, 5, 4, 3, 3}, 2, {1, 2, 5, 4, 3, INFINITY}, 2), Contains("finite"));
  CHECK_THROWS_WITH(of({1, 2}, 2, {2, 3}, 2), Contains("at least 4 points in all"));
  CHECK_THROWS_WITH(of({1, 2, 2, 4, 3, 6}, 2, {1, 2, 5, 10, 3, 6}, 2), Contains("depend on each other by a line"));
  CHECK_THROWS_WITH(of({1, 2, 1, 4, 1, 7}, 2, {3, 2, 3, 9, 3, 6}, 2), Contains("constant inside groups"));
  CHECK_THROWS_WITH(box_m(about_arrays<BoxM>({points({1, 2, 3, 5}, 2), points(kFirst, 2)}), run),
                    Contains("2 points of 2 components in \"1\""));
}

// Normal points and measures under the null hypothesis: 300 rounds, each p's distribution within 0.11 of uniform, which
// chance exceeds once in a thousand (Kolmogorov).
TEST_CASE("manova and mixed_anova: have uniform p where nothing differs", "[hypothesis][null]") {
  const int rounds = 300;
  std::vector<Sample> p(8);
  for (std::uint64_t round = 0; round < rounds; ++round) {
    const Stream stream = Stream(91).at(round);
    Run run;
    const ManovaResult several = manova(about_arrays<Manova>({points(normal_points(stream.at("a"), 8, 3), 3),
                                                              points(normal_points(stream.at("b"), 12, 3), 3),
                                                              points(normal_points(stream.at("c"), 9, 3), 3)}),
                                        run);
    p[0].push_back(*several.pillai.p), p[1].push_back(*several.wilks.p), p[2].push_back(*several.hotelling_lawley.p);
    p[3].push_back(*box_m(about_arrays<BoxM>({points(normal_points(stream.at("d"), 15, 2), 2),
                                              points(normal_points(stream.at("e"), 20, 2), 2)}),
                          run)
                        .p);
    std::vector<Sample> measures(3, Sample(12));
    for (std::size_t j = 0; j < 3; ++j) stream.fill_normal(measures[j], 1000 + 100 * j);
    for (std::size_t i = 0; i < 12; ++i)  // subjects differ
      for (auto& sample : measures) sample[i] += 2 * stream.normal(5000 + i);
    auto question = mixed(measures, {"a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "b"});
    question.correction = "none";  // the covariance is a sphere: ε̂ would only be conservative
    const MixedAnovaResult here = mixed_anova(question, run);
    p[4].push_back(*here.between.p), p[5].push_back(*here.within.p), p[6].push_back(*here.interaction.p);
    question.squares = "III";
    p[7].push_back(*mixed_anova(question, run).within.p);
  }
  for (auto& values : p) {
    std::sort(values.begin(), values.end());
    double gap = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
      gap =
          std::max({gap, static_cast<double>(i + 1) / rounds - values[i], values[i] - static_cast<double>(i) / rounds});
    CHECK(gap < 0.11);
  }
}

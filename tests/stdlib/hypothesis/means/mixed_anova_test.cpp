// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/mixed_anova.h"

#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/means/repeated_measures_anova.h"
#include "stdlib/hypothesis/reference.h"

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
  CHECK(same.between.statistic == Approx(0).epsilon(0).margin(1e-12));
  CHECK(same.interaction.statistic == Approx(0).epsilon(0).margin(1e-12));
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

// Normal measures under the null hypothesis: 300 rounds, each p's distribution within 0.11 of uniform, which chance
// exceeds once in a thousand (Kolmogorov).
TEST_CASE("mixed_anova: has uniform p where nothing differs", "[hypothesis][null]") {
  std::vector<Sample> p(4);
  for (std::uint64_t round = 0; round < 300; ++round) {
    const Stream stream = Stream(91).at(round);
    Run run;
    std::vector<Sample> measures(3, Sample(12));
    for (std::size_t j = 0; j < 3; ++j) stream.fill_normal(measures[j], 1000 + 100 * j);
    for (std::size_t i = 0; i < 12; ++i)  // subjects differ
      for (auto& sample : measures) sample[i] += 2 * stream.normal(5000 + i);
    auto question = mixed(measures, {"a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b", "b"});
    question.correction = "none";  // the covariance is a sphere: ε̂ would only be conservative
    const MixedAnovaResult here = mixed_anova(question, run);
    p[0].push_back(*here.between.p), p[1].push_back(*here.within.p), p[2].push_back(*here.interaction.p);
    question.squares = "III";
    p[3].push_back(*mixed_anova(question, run).within.p);
  }
  for (const auto& values : p) CHECK(gap_to_uniform(values) < 0.11);
}

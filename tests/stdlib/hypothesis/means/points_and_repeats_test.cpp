// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/hotelling.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/repeated_measures_anova.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/points.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const std::vector<Sample> kThree{{7, 6, 8, 5, 9}, {5, 5, 7, 4, 6}, {4, 5, 5, 4, 3}};
const std::vector<Sample> kFour{
    {8, 6, 9, 4, 7, 8, 5, 6}, {7, 5, 9, 5, 4, 6, 3, 6}, {6, 7, 8, 5, 6, 9, 6, 4}, {9, 8, 6, 7, 5, 9, 8, 7}};

TestResult repeated(const std::vector<Sample>& samples, const char* correction) {
  Run run;
  auto question = about<RepeatedMeasuresAnova>(samples);
  question.correction = correction;
  return repeated_measures_anova(question, run);
}

TestResult single(Sample values, std::size_t width, std::vector<double> mean = {}) {
  Run run;
  OneSampleHotelling question;
  question.points = points(std::move(values), width);
  question.mean = std::move(mean);
  return one_sample_hotelling(question, run);
}

}  // namespace

// By R: anova of a multivariate lm with X = ~1 and test = "Spherical", and mauchly.test.
TEST_CASE("repeated_measures_anova: meets the values of R", "[hypothesis][anova]") {
  CHECK(repeated(kThree, "none").statistic == near(8.835820895522394));
  CHECK(*repeated(kThree, "none").p == near(0.00943073129999575));
  CHECK(*repeated(kThree, "greenhouse_geisser").p == near(0.0356521469917688));
  CHECK(*repeated(kThree, "huynh_feldt").p == near(0.0307240874746414));
  CHECK(repeated(kFour, "none").statistic == near(2.3648648648648658));
  CHECK(*repeated(kFour, "greenhouse_geisser").p == near(0.12451125916906725));
  CHECK(*repeated(kFour, "huynh_feldt").p == near(0.10000227529898802));  // ε = 1.06, taken as 1
  // Two measures: t².
  Run run;
  const TestResult t = paired_t(about<PairedT>({kThree[0], kThree[1]}), run);
  const TestResult two = repeated({kThree[0], kThree[1]}, "greenhouse_geisser");
  CHECK(two.statistic == near(t.statistic * t.statistic));
  CHECK(*two.p == near(*t.p));
  CHECK(two.effect->value == near(two.statistic / (two.statistic + 4)));
}

TEST_CASE("mauchly: meets the values of R", "[hypothesis][anova]") {
  Run run;
  const TestResult three = mauchly(about<Mauchly>(kThree), run), four = mauchly(about<Mauchly>(kFour), run);
  CHECK(three.statistic == near(0.17041657384745901));
  CHECK(*three.p == near(0.070350590097647561));
  CHECK(four.statistic == near(0.46620881290347993));
  // R takes 3 k where Anderson (2003, §10.7) has 3 (k − 1), in a term that is 0 for three measures: 3e-4 of p here.
  CHECK(*four.p == near(0.5034808065671752, 4e-4));
}

TEST_CASE("hotelling: meets the values of R, and t² of one component", "[hypothesis][hotelling]") {
  Run run;
  const TestResult two = hotelling(about_arrays<Hotelling>({points(P, 2), points(Q, 2)}), run);
  CHECK(two.statistic == near(7.7158404752745806));
  CHECK(*two.p == near(0.084034412125142094));
  CHECK(two.degrees_of_freedom == std::vector<double>{2, 8});
  CHECK(two.effect->value == near(std::sqrt(7.7158404752745806 * 11 / 30)));
  const TestResult line = hotelling(about<Hotelling>({A, B}), run), t = student_t(about<StudentT>({A, B}), run);
  CHECK(line.statistic == near(t.statistic * t.statistic));
  CHECK(*line.p == near(*t.p));
  // Johnson & Wichern, Applied Multivariate Statistical Analysis, example 5.1.
  CHECK(single({6, 9, 10, 6, 8, 3}, 2, {9, 5}).statistic == near(7.0 / 9));
  auto mean = about<OneSampleT>({A});
  mean.mean = 13;
  CHECK(*single(A, 1, {13}).p == near(*one_sample_t(mean, run).p));
}

TEST_CASE("hotelling: is unchanged by linear maps and offsets", "[hypothesis][hotelling]") {
  Run run;
  const auto mapped = [](Sample values, double offset) {
    for (std::size_t i = 0; i < values.size(); i += 2) {
      const double x = values[i], y = values[i + 1];
      values[i] = 3 * x - 2 * y + offset, values[i + 1] = 0.01 * x + 5 * y - offset;
    }
    return values;
  };
  const double found = hotelling(about_arrays<Hotelling>({points(P, 2), points(Q, 2)}), run).statistic;
  for (const double offset : {0.0, 0x1p20}) {
    const auto question = about_arrays<Hotelling>({points(mapped(P, offset), 2), points(mapped(Q, offset), 2)});
    CHECK(hotelling(question, run).statistic == near(found, 1e-6));
  }
}

// 400 rounds; shares of p ≤ 0.1 outside 0.1 ± 0.06 have probability below 1e-4. Powers by the noncentral F at D = 1.
TEST_CASE("means of points and repeats: have uniform p and the power they should", "[hypothesis][null]") {
  int two = 0, one = 0, repeats = 0, sphere = 0, power = 0, covered = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Run run;
    Sample x = normal_points(Stream(1).at(round), 15, 3);
    const Sample y = normal_points(Stream(2).at(round), 10, 3);
    two += *hotelling(about_arrays<Hotelling>({points(x, 3), points(y, 3)}), run).p <= 0.1;
    one += *single(x, 3).p <= 0.1;
    std::vector<Sample> measures(4, Sample(12));
    for (std::size_t j = 0; j < 4; ++j) {
      Stream(3).at(round).at(j).fill_normal(measures[j]);
      for (std::size_t i = 0; i < 12; ++i) measures[j][i] += 2 * Stream(4).at(round).normal(i);
    }
    repeats += *repeated(measures, "none").p <= 0.1;
    sphere += *mauchly(about<Mauchly>(measures), run).p <= 0.1;
    for (std::size_t i = 0; i < x.size(); i += 3) x[i] += 1;
    const TestResult apart = hotelling(about_arrays<Hotelling>({points(x, 3), points(y, 3)}), run);
    power += *apart.p <= 0.05;
    covered += apart.effect->interval->low <= 1 && 1 <= apart.effect->interval->high;
  }
  for (const int rejected : {two, one, repeats, sphere}) CHECK(rejected / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  // λ = 15 · 10/25 = 6 at 3 and 21 degrees of freedom; the quantile of F there is 3.0725.
  const double expected = 1 - noncentral_f_cdf(3.0725, 3, 21, 6);
  CHECK(power / 400.0 == Approx(expected).epsilon(0).margin(0.1));
  CHECK(covered / 400.0 == Approx(0.95).epsilon(0).margin(0.045));
}

TEST_CASE("means of points and repeats: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<RepeatedMeasuresAnova, repeated_measures_anova>("repeated_measures_anova", kThree,
                                                                    Infinities::refused);
  check_bad_samples<Mauchly, mauchly>("mauchly", kFour, Infinities::refused);
  check_bad_samples<Hotelling, hotelling>("hotelling", {A, B}, Infinities::refused);
  CHECK_THROWS_WITH(repeated(kThree, "box"), Contains("correction is \"box\""));
  CHECK_THROWS_WITH(repeated({{1}, {2}}, "none"), Contains("at least 2 values"));
  CHECK(*repeated({{1, 2, 3}, {2, 3, 4}}, "none").p == 0);
  CHECK_FALSE(repeated({{1, 2, 3}, {1, 2, 3}}, "none").p);
  CHECK_THROWS_WITH(mauchly(about<Mauchly>({{1, 2}, {3, 5}, {4, 4}, {7, 1}}), run), Contains("2 subjects measured 4"));
  CHECK_THROWS_WITH(mauchly(about<Mauchly>({{1, 2, 3, 4}, {1, 2, 3, 4}, {2, 1, 5, 3}}), run),
                    Contains("depend on each other"));
  CHECK_THROWS_WITH(hotelling(about_arrays<Hotelling>({points(P, 2), points({1, 2}, 2)}), run), Contains("1 point in"));
  CHECK_THROWS_WITH(
      hotelling(about_arrays<Hotelling>({points({1, 2, 3, 4, 5, 6}, 3), points({1, 2, 3, 7, 5, 3}, 3)}), run),
      Contains("4 points of 3 components"));
  Sample twice;
  for (const double v : A) twice.insert(twice.end(), {v, 2 * v});
  CHECK_THROWS_WITH(single(twice, 2), Contains("depend on each other by a line"));
  CHECK_THROWS_WITH(single({1, 2, 3, 4}, 2), Contains("2 draws of 2 components"));
  CHECK_THROWS_WITH(single({1, 2, 3, 4, NAN, 6}, 2), Contains("nan somewhere"));
  CHECK_THROWS_WITH(single({6, 9, 10, 6, 8, 3}, 2, {1}), Contains("mean is 1 numbers"));
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/dependence/partial_correlation.h"
#include "stdlib/hypothesis/dependence/pearson.h"
#include "stdlib/hypothesis/means/factorial_anova.h"
#include "stdlib/hypothesis/means/one_way_anova.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

const Sample kValues{4.1, 5.2, 6.3, 3.9, 7.7, 8.1, 6.8, 5.5, 9.2, 8.8, 7.1, 6.6, 10.3, 9.9};
const std::vector<std::string> kFirstFactor{"a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "c", "c", "c"},
    kSecondFactor{"x", "x", "y", "x", "y", "y", "x", "x", "y", "y", "x", "x", "y", "y"};
const Sample kBeside{1.0, 1.4, 2.2, 0.7, 2.9, 3.1, 1.8, 1.1, 2.7, 3.3, 2.0, 1.2, 3.6, 3.0};

TwoWayAnova unbalanced(const char* squares) {
  TwoWayAnova question;
  question.values = Array::of(kValues);
  question.first = Array::of_texts(kFirstFactor), question.second = Array::of_texts(kSecondFactor);
  question.squares = squares;
  return question;
}

Ancova beside(Sample values, std::vector<std::string> groups, std::vector<Array> covariates) {
  Ancova question;
  question.values = Array::of(std::move(values)), question.group = Array::of_texts(std::move(groups));
  question.covariates = std::move(covariates);
  return question;
}

}  // namespace

// By R: anova of nested models (I and II), drop1 with contr.sum (III); printed to seven digits.
TEST_CASE("two_way_anova: meets the values of R for cells of other sizes", "[hypothesis][anova]") {
  Run run;
  const auto check = [&](const char* squares, double first, double second) {
    const TwoWayAnovaResult result = two_way_anova(unbalanced(squares), run);
    CHECK(result.first.statistic == near(first, 2e-6));
    CHECK(result.second.statistic == near(second, 2e-6));
    CHECK(result.interaction->statistic == near(0.37219, 2e-5));
    CHECK(result.first.degrees_of_freedom == std::vector<double>{2, 8});
    CHECK(result.second.degrees_of_freedom == std::vector<double>{1, 8});
  };
  check("I", 18.00575, 52.43183);
  check("II", 15.13565, 52.43183);
  check("III", 13.63710, 49.39024);
  CHECK(*two_way_anova(unbalanced("II"), run).first.p == near(0.0019093, 1e-4));
  CHECK(*two_way_anova(unbalanced("III"), run).second.p == near(0.00010956, 1e-4));
  auto with_covariate = unbalanced("II");
  with_covariate.covariates = {Array::of(kBeside)};
  const TwoWayAnovaResult covered = two_way_anova(with_covariate, run);
  CHECK(covered.first.statistic == near(17.98834, 2e-6));
  CHECK(covered.interaction->statistic == near(0.00941, 1e-3));
}

TEST_CASE("two_way_anova: has one answer where all cells are of one size", "[hypothesis][anova]") {
  Run run;
  TwoWayAnova question;
  question.values = Array::of({1, 2, 3, 4, 6, 9, 8, 9});
  question.first = Array::of({1, 1, 1, 1, 2, 2, 2, 2}), question.second = Array::of({1, 1, 2, 2, 1, 1, 2, 2});
  for (const char* squares : {"I", "II", "III"}) {
    question.squares = squares;
    const TwoWayAnovaResult result = two_way_anova(question, run);
    CHECK(result.first.statistic == near(60.5 / 1.5));
    CHECK(result.second.statistic == near(3));
    CHECK(result.interaction->statistic == near(1.0 / 3));
    CHECK(result.first.effect->value == near(60.5 / 66.5));
  }
  question.interaction = false;
  CHECK(two_way_anova(question, run).first.statistic == near(60.5 / (6.5 / 5)));
  CHECK_FALSE(two_way_anova(question, run).interaction);
  // A common offset costs no digits.
  question.values =
      Array::of({0x1p30 + 1, 0x1p30 + 2, 0x1p30 + 3, 0x1p30 + 4, 0x1p30 + 6, 0x1p30 + 9, 0x1p30 + 8, 0x1p30 + 9});
  CHECK(two_way_anova(question, run).first.statistic == near(60.5 / (6.5 / 5), 1e-7));
}

TEST_CASE("ancova: meets the values of R", "[hypothesis][anova]") {
  Run run;
  const TestResult result = ancova(beside(kValues, kFirstFactor, {Array::of(kBeside)}), run);
  CHECK(result.statistic == near(24.2409, 2e-6));
  CHECK(*result.p == near(0.00014618, 1e-4));
  CHECK(result.degrees_of_freedom == std::vector<double>{2, 10});
  CHECK(result.warnings.empty());
  // Two covariates as the rows of one array.
  const Array both({Dimension("", 2), Dimension("", 4)}, Sample{1, 2, 3, 4, 1, 4, 9, 20});
  CHECK_THROWS_WITH(ancova(beside({1, 2, 4, 3}, {"a", "a", "b", "b"}, {both}), run), Contains("4 for 4 parameters"));
  // Slopes that differ are told.
  const TestResult crossed = ancova(beside({1, 2, 3, 4.1, 8, 7, 6, 5.1}, {"a", "a", "a", "a", "b", "b", "b", "b"},
                                           {Array::of({1, 2, 3, 4, 1, 2, 3, 4})}),
                                    run);
  CHECK_THAT(crossed.warnings.at(0), Contains("slopes differ"));
}

TEST_CASE("partial_correlation: meets the values of R", "[hypothesis][dependence]") {
  Run run;
  const Sample x{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, y{2, 1, 4, 3, 7, 5, 9, 8, 10, 6}, z{3, 1, 4, 1, 5, 9, 2, 6, 5, 3},
      w{2, 7, 1, 8, 2, 8, 1, 8, 2, 8};
  const TestResult one = partial_correlation(about<PartialCorrelation>({x, y, z}), run);
  CHECK(one.statistic == near(0.79284236311718059));
  CHECK(*one.p == near(0.01080744368234271));
  CHECK(one.effect->interval->low == near(0.27187448764992239));
  CHECK(one.effect->interval->high == near(0.95442007483960201));
  CHECK(one.degrees_of_freedom == std::vector<double>{7});
  auto ranks = about<PartialCorrelation>({x, y, z, w});
  ranks.method = "spearman";
  CHECK(partial_correlation(ranks, run).statistic == near(0.91983390748112537));
  // One that is there twice is allowed for once, and a constant one changes nothing.
  CHECK(*partial_correlation(about<PartialCorrelation>({x, y, z, z}), run).p == near(0.01080744368234271));
  const TestResult plain = partial_correlation(about<PartialCorrelation>({x, y, Sample(10, 7.0)}), run);
  CHECK(*plain.p == near(*pearson(about<Pearson>({x, y}), run).p));
}

TEST_CASE("two_way_anova and partial_correlation: have uniform p", "[hypothesis][null]") {
  // 400 rounds; a share of p ≤ 0.1 outside 0.1 ± 0.06 has probability below 1e-4.
  int first = 0, together = 0, beside_others = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample noise(14), x(20), y(20), z(20);
    Stream(11).at(round).fill_normal(noise);
    TwoWayAnova question = unbalanced(round % 2 == 0 ? "II" : "III");
    for (std::size_t i = 0; i < 14; ++i)
      noise[i] += kSecondFactor[i] == "x" ? 3 : 0;  // the second factor alone matters
    question.values = Array::of(noise);
    Run run;
    const TwoWayAnovaResult result = two_way_anova(question, run);
    first += *result.first.p <= 0.1, together += *result.interaction->p <= 0.1;
    CHECK(*result.second.p < 0.2);
    Stream(12).at(round).fill_normal(z);
    for (std::size_t i = 0; i < 20; ++i) {
      x[i] = z[i] + 0.5 * Stream(13).at(round).normal(i);
      y[i] = z[i] + 0.5 * Stream(14).at(round).normal(i);  // alike by z alone
    }
    beside_others += *partial_correlation(about<PartialCorrelation>({x, y, z}), run).p <= 0.1;
  }
  CHECK(first / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(together / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(beside_others / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
}

TEST_CASE("factorial analyses: say what is wrong with bad input", "[hypothesis][bad_input]") {
  Run run;
  auto question = unbalanced("IV");
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("squares is \"IV\""));
  question = unbalanced("II");
  question.first = Array::of_texts({"a", "b"});
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("first is 2 beside 14 values"));
  question.first = Array::of_texts(std::vector<std::string>(14, "a"));
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("\"a\" everywhere"));
  question = unbalanced("II");
  auto first = kFirstFactor;
  first[3].clear();  // what a file has for a missing text is no level of its own
  question.first = Array::of_texts(first);
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("first is nothing (NaN or an empty text) at element 4"));
  Sample levels(14, 1.0);
  levels[0] = 2, levels[13] = NAN;
  question.first = Array::of(levels);
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("at element 14"));
  question = unbalanced("II");
  question.values = Array::of({1, 2, NAN});
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("values is nan somewhere"));
  question = unbalanced("II");
  auto second = kSecondFactor;
  for (std::size_t i = 0; i < 14; ++i)
    if (kFirstFactor[i] == "c") second[i] = "y";
  question.second = Array::of_texts(second);
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("none for \"c\" with \"x\""));
  question.interaction = false;
  CHECK(two_way_anova(question, run).first.p);
  question = unbalanced("II");
  question.covariates = {Array::of(Sample(14, 3.0))};
  CHECK_THROWS_WITH(two_way_anova(question, run), Contains("covariates is determined"));
  CHECK_THROWS_WITH(ancova(beside({1, 2, 3}, {"a", "a", "b"}, {}), run), Contains("covariates is none"));
  CHECK_THROWS_WITH(ancova(beside({1, 2, 3}, {"a", "a", "b"}, {Array::of({1, 2, 3})}), run),
                    Contains("3 for 3 parameters"));
  // Nothing left by the model.
  TwoWayAnova exact;
  exact.values = Array::of({1, 1, 2, 2, 4, 4, 5, 5});
  exact.first = Array::of({1, 1, 1, 1, 2, 2, 2, 2}), exact.second = Array::of({1, 1, 2, 2, 1, 1, 2, 2});
  const TwoWayAnovaResult result = two_way_anova(exact, run);
  CHECK(*result.first.p == 0);
  CHECK(std::isinf(result.first.statistic));
  CHECK_FALSE(result.interaction->p);

  CHECK_THROWS_WITH(partial_correlation(about<PartialCorrelation>({{1, 2, 3}, {2, 1, 3}, {1, 2, 2}}), run),
                    Contains("at least 4 values"));
  CHECK_THROWS_WITH(partial_correlation(about<PartialCorrelation>({A, A}), run), Contains("at least 3 samples"));
  CHECK_FALSE(partial_correlation(about<PartialCorrelation>({{1, 2, 3, 4}, {2, 1, 4, 3}, {1, 2, 3, 4}}), run).p);
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"
#include "stdlib/hypothesis/means/equivalence_t.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/paired_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Interval;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

const Sample kFirstOfA(A.begin(), A.begin() + 7);

OneSampleT against(const Sample& sample, double mean) {
  auto question = about<OneSampleT>({sample});
  question.mean = mean;
  return question;
}

EquivalenceT within(const Sample& x, const Sample& y, Interval bounds, bool paired = false) {
  auto question = about<EquivalenceT>({x, y});
  question.bounds = bounds;
  question.paired = paired;
  return question;
}

}  // namespace

TEST_CASE("one_sample_t: meets the reference values", "[hypothesis][one_sample_t]") {
  Run run;
  auto question = against(A, 13);
  const TestResult result = one_sample_t(question, run);
  CHECK(result.statistic == near(1.6046511627906987));
  CHECK(result.degrees_of_freedom == std::vector<double>{7});
  CHECK(*result.p == near(0.1526054629688227));
  CHECK(*result.estimate == near(13.8625, 1e-14));
  CHECK(result.effect->value == near(1.6046511627906987 / std::sqrt(8), 1e-12));
  CHECK_THAT(result.reading, Contains("one-sample t = 1.605, df = 7, p = 0.15"));
  question.alternative = "greater";
  CHECK(*one_sample_t(question, run).p == near(0.1526054629688227 / 2));
  // The interval of the mean holds 13 just when p passes its level, and that of d then holds 0.
  question.alternative = "two-sided";
  question.confidence = 1 - *result.p;
  CHECK(one_sample_t(question, run).interval->low == near(13, 1e-12));
  CHECK(one_sample_t(question, run).effect->interval->low == Approx(0).epsilon(0).margin(1e-9));
}

TEST_CASE("one_sample_t: says what constant samples mean", "[hypothesis][one_sample_t]") {
  Run run;
  const TestResult off = one_sample_t(against({0.1, 0.1, 0.1}, 0.2), run);
  CHECK(off.statistic == -INFINITY);
  CHECK(*off.p == 0);
  CHECK(off.effect->value == -INFINITY);
  const TestResult at = one_sample_t(against({0.1, 0.1, 0.1}, 0.1), run);
  CHECK_FALSE(at.p);
  CHECK_THAT(at.warnings.at(0), Contains("constant at the mean"));
  CHECK_THROWS_WITH(one_sample_t(against({1}, 0), run), Contains("at least 2 values in each"));
  CHECK_THROWS_WITH(one_sample_t(against(A, NAN), run), Contains("mean is nan"));
  CHECK_THROWS_WITH(one_sample_t(about<OneSampleT>({A, B}), run), Contains("2 samples"));
}

TEST_CASE("paired_t: meets the reference values", "[hypothesis][paired_t]") {
  Run run;
  const TestResult result = paired_t(about<PairedT>({kFirstOfA, B}), run);
  CHECK(result.statistic == near(2.7936996013685094));
  CHECK(*result.p == near(0.03142383585175098));
  CHECK(result.n == std::vector<double>{7});
  CHECK(result.effect->name == "Cohen's d_z");
}

TEST_CASE("paired_t: leaves out pairs, and refuses what has none", "[hypothesis][paired_t]") {
  Run run;
  CHECK_THROWS_WITH(paired_t(about<PairedT>({A, B}), run),
                    Contains("8 values in \"1\" and 7 in \"2\", but must be of one length"));
  auto question = about<PairedT>({{1, NAN, 4, 5, 7}, {2, 3, 3, NAN, 4}});
  question.missing = "drop";
  const TestResult result = paired_t(question, run);
  CHECK(result.missing == 2);
  CHECK(result.n == std::vector<double>{3});
  CHECK(*result.estimate == near(1, 1e-14));  // of −1, 1 and 3
  const TestResult same = paired_t(about<PairedT>({A, A}), run);
  CHECK_FALSE(same.p);
  CHECK_THAT(same.warnings.at(0), Contains("equal value by value"));
}

TEST_CASE("student_t: meets the reference values", "[hypothesis][student_t]") {
  Run run;
  const TestResult result = student_t(about<StudentT>({A, B}), run);
  CHECK(result.statistic == near(3.5685207015915608));
  CHECK(*result.p == near(0.003432505202794597));
  CHECK(result.effect->value == near(1.7378863343100623));
  // One value may meet two: the spread is that of the others.
  const TestResult least = student_t(about<StudentT>({{3}, {1, 2}}), run);
  CHECK(least.statistic == near(1.5 / std::sqrt(0.5 * 1.5), 1e-12));
  CHECK(least.effect->name == "Cohen's d");
  CHECK_THROWS_WITH(student_t(about<StudentT>({{3}, {1}}), run), Contains("at least 3 values"));
}

TEST_CASE("equivalence_t: meets the reference values", "[hypothesis][equivalence_t]") {
  Run run;  // by R's t.test with mu at either bound
  const TestResult apart = equivalence_t(within(A, B, {-4, 4}), run);
  CHECK(*apart.p == near(0.026247372950818741));
  CHECK(apart.interval->high < 4);  // at 1 − 2α the interval lies within the bounds just when p < α
  CHECK(*equivalence_t(within(kFirstOfA, B, {-4, 4}, true), run).p == near(0.05380011698884217));
  CHECK(equivalence_t(within(kFirstOfA, B, {-4, 4}, true), run).interval->high > 4);
  CHECK(*equivalence_t(within({4.1, 3.9, 4.0, 4.2}, {4.0, 4.1, 3.9, 4.1}, {-0.5, 0.5}), run).p ==
        near(0.00069533045472055372));
}

TEST_CASE("equivalence_t: a difference on the bound has p = 1/2, one beyond it more", "[hypothesis][equivalence_t]") {
  Run run;
  CHECK(*equivalence_t(within({1, 2, 3}, {0, 1, 2}, {-1, 1}), run).p == near(0.5, 1e-12));
  CHECK(*equivalence_t(within({1, 2, 3}, {-2, -1, 0}, {-1, 1}), run).p > 0.5);
  CHECK(*equivalence_t(within({1, 1}, {0, 0}, {-2, 2}), run).p == 0);
  CHECK(*equivalence_t(within({1, 1}, {0, 0}, {-1, 1}), run).p == 1);
  CHECK_THROWS_WITH(equivalence_t(within(A, B, {1, -1}), run), Contains("equivalence_t: bounds is 1..-1"));
  CHECK_THROWS_WITH(equivalence_t(within(A, {1}, {-1, 1}), run), Contains("equivalence_t: samples is 1 value"));
}

TEST_CASE("tests of one and two means: say what is wrong with bad samples", "[hypothesis][bad_input]") {
  check_bad_samples<OneSampleT, one_sample_t>("one_sample_t", {A}, Infinities::refused, false);
  check_bad_samples<PairedT, paired_t>("paired_t", {kFirstOfA, B}, Infinities::refused);
  check_bad_samples<StudentT, student_t>("student_t", {A, B}, Infinities::refused);
}

// 1.1 − 1, 2.3 − 2.2 and 3.7 − 3.6 are 0.1 but for their last digits; their spread is no one's but the computer's.
TEST_CASE("t tests: tell a spread that is rounding's", "[hypothesis][means]") {
  Run run;
  const Sample x{1.1, 2.3, 3.7}, y{1, 2.2, 3.6}, third{0.1 + 0.2, 0.3, 0.3};
  const TestResult pairs = paired_t(about<PairedT>({x, y}), run);
  CHECK(std::isfinite(pairs.statistic));
  CHECK_THAT(pairs.warnings.at(0), Contains("but for rounding, all differences are equal"));
  // Of values about 0 the size counts, not the mean.
  CHECK_FALSE(paired_t(about<PairedT>({{-2.3, 2.3}, {-2.2, 2.4}}), run).warnings.empty());
  CHECK_THAT(one_sample_t(against(third, 0), run).warnings.at(0), Contains("but for rounding, the sample is constant"));
  for (const auto& result :
       {welch_t(about<WelchT>({third, {2, 2}}), run), student_t(about<StudentT>({third, {2, 2}}), run)})
    CHECK_THAT(result.warnings.at(0), Contains("but for rounding, both samples are constant"));
  // A spread of a millionth of a millionth is one.
  CHECK(one_sample_t(against({1, 1 + 1e-12, 1 - 1e-12}, 0), run).warnings.empty());
  CHECK(paired_t(about<PairedT>({{1 + 1e-12, 2, 3}, {0, 1, 2}}), run).warnings.empty());
}

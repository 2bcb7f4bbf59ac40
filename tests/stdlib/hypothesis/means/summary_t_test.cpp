// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/summary_t.h"

#include <cmath>

#include "stdlib/hypothesis/means/moments.h"
#include "stdlib/hypothesis/means/one_sample_t.h"
#include "stdlib/hypothesis/means/student_t.h"
#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

SummaryT told(const std::vector<Sample>& samples) {
  SummaryT question;
  for (const auto& sample : samples) {
    const Moments all = moments(sample);
    question.means.push_back(all.mean), question.deviations.push_back(std::sqrt(all.variance()));
    question.sizes.push_back(all.n);
  }
  return question;
}

void check_same(const TestResult& found, const TestResult& wanted) {
  CHECK(found.statistic == near(wanted.statistic, 1e-12));
  CHECK(*found.p == near(*wanted.p, 1e-10));
  CHECK(found.interval->low == near(wanted.interval->low, 1e-10));
  CHECK(found.effect->value == near(wanted.effect->value, 1e-10));
  CHECK(found.effect->interval->high == near(wanted.effect->interval->high, 1e-8));
  CHECK(found.test == wanted.test);
}

}  // namespace

TEST_CASE("summary_t: is the test of the samples themselves", "[hypothesis][summary_t]") {
  Run run;
  check_same(summary_t(told({A, B}), run), welch_t(about<WelchT>({A, B}), run));
  auto pooled = told({A, B});
  pooled.pooled = true;
  check_same(summary_t(pooled, run), student_t(about<StudentT>({A, B}), run));
  auto single = told({A});
  single.mean = 13;
  auto wanted = about<OneSampleT>({A});
  wanted.mean = 13;
  check_same(summary_t(single, run), one_sample_t(wanted, run));
  CHECK(summary_t(single, run).statistic == near(1.6046511627906987));
  // A difference that is said to be there.
  auto shifted = told({A, B});
  shifted.mean = *summary_t(shifted, run).estimate;
  CHECK(*summary_t(shifted, run).p == near(1, 1e-12));
}

TEST_CASE("summary_t: says what is wrong with bad summaries", "[hypothesis][bad_input]") {
  Run run;
  SummaryT summary;
  CHECK_THROWS_WITH(summary_t(summary, run), Contains("means is 0 numbers"));
  summary.means = {1, 2}, summary.deviations = {1}, summary.sizes = {3, 4};
  CHECK_THROWS_WITH(summary_t(summary, run), "summary_t: deviations is 1 numbers, but must be 2, as many as means");
  summary.deviations = {1, -1};
  CHECK_THROWS_WITH(summary_t(summary, run), Contains("deviations is -1"));
  summary.deviations = {1, 1}, summary.sizes = {3, 1};
  CHECK_THROWS_WITH(summary_t(summary, run), Contains("sizes is 1"));
  summary.sizes = {3, 4.5};
  CHECK_THROWS_WITH(summary_t(summary, run), Contains("sizes is 4.5"));
  summary.sizes = {3, 4}, summary.means = {1, NAN};
  CHECK_THROWS_WITH(summary_t(summary, run), Contains("finite"));
  summary.means = {1, 2}, summary.deviations = {0, 0};
  CHECK(std::isinf(summary_t(summary, run).statistic));
}

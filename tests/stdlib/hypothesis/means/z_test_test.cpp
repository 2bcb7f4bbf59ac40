// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/means/z_test.h"

#include <cmath>

#include "stdlib/hypothesis/null_distributions/special.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("z_test: meets the formula", "[hypothesis][z_test]") {
  Run run;
  auto question = about<ZTest>({{3, 5, 4, 8}});
  question.deviations = {2}, question.mean = 3;
  const TestResult one = z_test(question, run);
  CHECK(one.statistic == near(2, 1e-14));
  CHECK(*one.p == near(2 * normal_survival(2), 1e-14));
  CHECK(one.interval->low == near(5 - normal_quantile(0.975), 1e-12));
  CHECK(one.effect->value == near(1, 1e-14));
  CHECK(one.effect->interval->low == near(1 - normal_quantile(0.975) / 2, 1e-12));
  CHECK(one.effect->interval->high == near(1 + normal_quantile(0.975) / 2, 1e-12));
  auto two = about<ZTest>({{3, 5, 4, 8}, {1, 2, 3}});
  two.deviations = {2, 3};
  CHECK(z_test(two, run).statistic == near(3 / std::sqrt(1.0 + 3), 1e-14));
  CHECK(z_test(two, run).effect->value == near(3 / std::sqrt(6.5), 1e-14));
  two.mean = 3;
  CHECK(*z_test(two, run).p == near(1, 1e-14));
  two.alternative = "greater";
  CHECK(*z_test(two, run).p == near(0.5, 1e-14));
}

TEST_CASE("z_test: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  CHECK_THROWS_WITH(z_test(about<ZTest>({A}), run), Contains("deviations is 0 numbers for 1 samples"));
  auto question = about<ZTest>({A, B});
  question.deviations = {1};
  CHECK(z_test(question, run).n == Sample{8, 7});
  question.deviations = {1, 0};
  CHECK_THROWS_WITH(z_test(question, run), Contains("deviations is 0, but must be above 0 and finite"));
  question.samples.emplace_back(ansatz::core::Array::of(C));
  CHECK_THROWS_WITH(z_test(question, run), Contains("samples is 3"));
  auto bad = about<ZTest>({{1, NAN}});
  bad.deviations = {1};
  CHECK_THROWS_WITH(z_test(bad, run), Contains("1 NaN"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/tables/poisson_dispersion.h"

#include <cmath>

#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

TEST_CASE("poisson_dispersion: meets the formula", "[hypothesis][poisson_dispersion]") {
  Run run;
  auto question = about<PoissonDispersion>({{2, 3, 1, 6, 0}});
  const TestResult result = poisson_dispersion(question, run);
  CHECK(result.statistic == near(8.833333333333334));
  CHECK(*result.p == near(0.130806144338272812));
  CHECK(result.effect->value == near(8.833333333333334 / 4));
  CHECK(result.effect->interval->low == near(0.79270447815261158));
  CHECK(result.effect->interval->high == near(18.234919377231747717));
  question.alternative = "greater";
  CHECK(*poisson_dispersion(question, run).p == near(0.065403072169136406));
  CHECK(*poisson_dispersion(about<PoissonDispersion>({{0, 0}}), run).p == 1);
}

TEST_CASE("poisson_dispersion: says what is wrong with bad counts", "[hypothesis][bad_input]") {
  Run run;
  const auto of = [&](Sample counts) { return poisson_dispersion(about<PoissonDispersion>({std::move(counts)}), run); };
  CHECK_THROWS_WITH(of({1, -1}), Contains("-1 somewhere"));
  CHECK_THROWS_WITH(of({1, 1.5}), Contains("1.5 somewhere"));
  CHECK_THROWS_WITH(of({1}), Contains("poisson_dispersion: samples is 1 value"));
  CHECK_THROWS_WITH(of({1, NAN, 3}), Contains("poisson_dispersion: samples is 1 NaN"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/ranks/quade.h"

#include <cmath>

#include "stdlib/hypothesis/bad_samples.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

// Hand lotions sold in seven shops: Conover (1999), Practical Nonparametric Statistics, §5.8; also help(quade.test) of
// R.
const std::vector<Sample> kLotions{{5, 1, 16, 5, 10, 19, 10},
                                   {4, 3, 12, 4, 9, 18, 7},
                                   {7, 1, 22, 3, 7, 28, 6},
                                   {10, 0, 22, 5, 13, 37, 8},
                                   {12, 2, 35, 4, 10, 58, 7}};

}  // namespace

TEST_CASE("quade: meets Conover's example", "[hypothesis][quade]") {
  Run run;
  const TestResult result = quade(about<Quade>(kLotions), run);
  CHECK(result.statistic == near(3.8292515841753727));  // 3.8293 in the book
  CHECK(*result.p == near(0.015189020073274592));
  CHECK(result.degrees_of_freedom == std::vector<double>{4, 24});
  CHECK(result.effect->value == near(4 * result.statistic / (4 * result.statistic + 24)));
  CHECK(result.effect->interval->low < result.effect->value);
  CHECK(result.warnings.empty());
  // Of two samples: the t test of signed ranks, here −1, −4, 2, −3 and 5 of 5: sum −1, squares 55.
  const TestResult two = quade(about<Quade>({{1, 2, 9, 5, 12}, {2, 6, 7, 8, 7}}), run);
  CHECK(two.statistic == near(4 * 0.2 / (55 - 0.2)));
  // Other than Friedman's it knows which blocks are wide, and nothing of their offsets.
  auto moved = kLotions;
  for (auto& sample : moved) sample[5] += 1000;
  CHECK(quade(about<Quade>(moved), run).statistic == near(result.statistic, 1e-12));
}

TEST_CASE("quade: has the p of arrangements where all blocks are alike", "[hypothesis][quade]") {
  Run run;
  const TestResult agreed = quade(about<Quade>({{1, 5, 3}, {2, 6, 4}, {4, 8, 6}}), run);
  CHECK(std::isinf(agreed.statistic));
  CHECK(*agreed.p == near(1.0 / 36, 1e-12));
  CHECK(*quade(about<Quade>({{1, 5}, {1, 5}}), run).p == 1);
}

TEST_CASE("quade: says what is wrong with bad samples", "[hypothesis][bad_input]") {
  Run run;
  check_bad_samples<Quade, quade>("quade", kLotions, Infinities::refused);
  CHECK_THROWS_WITH(quade(about<Quade>({{1}, {2}}), run), Contains("at least 2"));
  CHECK_THROWS_WITH(quade(about<Quade>({{1, 2}, {2}}), run), Contains("quade"));
}

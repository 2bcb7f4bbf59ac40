// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/multiplicity/westfall_young.h"

#include <cmath>

#include "stdlib/hypothesis/means/welch_t.h"
#include "stdlib/hypothesis/points.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

WestfallYoungResult adjusted(Sample first, Sample second, std::size_t width, int draws = 199, std::uint64_t seed = 1) {
  auto question = about_arrays<WestfallYoung>({points(std::move(first), width), points(std::move(second), width)});
  question.draws = draws;
  Run run{Stream(seed)};
  return westfall_young(question, run);
}

}  // namespace

TEST_CASE("westfall_young: is Welch's t of each, and a permutation test of one", "[hypothesis][multiplicity]") {
  Run run;
  const WestfallYoungResult one = adjusted(A, B, 1, 9999);
  CHECK(one.method == "exact");
  CHECK(one.statistic.number(0) == near(welch_t(about<WelchT>({A, B}), run).statistic));
  CHECK(one.adjusted_p.number(0) == one.p.number(0));
  // A component twice has the p of one; Holm's would double it.
  Sample a, b;
  for (const double v : A) a.insert(a.end(), {v, v});
  for (const double v : B) b.insert(b.end(), {v, v});
  const WestfallYoungResult two = adjusted(a, b, 2, 9999);
  CHECK(two.adjusted_p.number(0) == one.p.number(0));
  CHECK(two.adjusted_p.number(1) == one.p.number(0));
  // By hand: 20 divisions of {1 … 6}; 2 of them are as far apart as 1, 2, 3 and 4, 5, 6.
  CHECK(adjusted({1, 2, 3}, {4, 5, 6}, 1).p.number(0) == near(0.1));
  // What is constant says nothing, and takes nothing away.
  const WestfallYoungResult still = adjusted({1, 5, 2, 5, 3, 5}, {4, 5, 5, 5, 6, 5}, 2);
  CHECK(still.adjusted_p.number(0) == near(0.1));
  CHECK(still.adjusted_p.number(1) == 1);
}

// 200 rounds of 10 + 10 things with 12 quantities of correlation 0.8, of which none, or the first, differs: false
// rejections in no more than 0.05 of rounds (0.11 has probability 1e-4), and the difference found more often than by
// Bonferroni's of the same p.
TEST_CASE("westfall_young: rejects falsely as seldom as it says", "[hypothesis][null]") {
  int wrong = 0, found = 0, by_bonferroni = 0;
  for (std::uint64_t round = 0; round < 200; ++round) {
    Sample x = normal_points(Stream(1).at(round), 10, 12), y = normal_points(Stream(2).at(round), 10, 12);
    for (std::size_t i = 0; i < 120; ++i) {
      x[i] = std::sqrt(0.2) * x[i] + std::sqrt(0.8) * Stream(3).at(round).normal(i / 12);
      y[i] = std::sqrt(0.2) * y[i] + std::sqrt(0.8) * Stream(4).at(round).normal(i / 12);
    }
    for (std::size_t i = 0; i < 120; i += 12) x[i] += 1.4;
    const WestfallYoungResult result = adjusted(x, y, 12, 999, round);
    bool any = false;
    for (std::size_t c = 1; c < 12; ++c) any = any || result.adjusted_p.number(c) <= 0.05;
    wrong += any;
    found += result.adjusted_p.number(0) <= 0.05;
    by_bonferroni += 12 * result.p.number(0) <= 0.05;
  }
  CHECK(wrong <= 22);
  CHECK(found > by_bonferroni + 10);
}

TEST_CASE("westfall_young: says what is wrong with bad points", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(adjusted({1, 2, 3, 4}, {1, 2}, 2), Contains("1 point in"));
  CHECK_THROWS_WITH(adjusted({1, 2, 3, 4}, {1, 2, 3, NAN}, 2), Contains("1 NaN"));
  CHECK_THROWS_WITH(adjusted({1, 2, 3, 4}, {1, 2, 3, 4}, 2, 0), Contains("draws is 0"));
  Run run;
  auto question = about_arrays<WestfallYoung>({points({1, 2, 3, 4}, 2), points({1, 2, 3, 4, 5, 6}, 3)});
  CHECK_THROWS_WITH(westfall_young(question, run), Contains("points of one space"));
  // Far away.
  Sample far{1, 2, 3}, away{4, 5, 6};
  for (double& v : far) v += 0x1p30;
  for (double& v : away) v += 0x1p30;
  CHECK(adjusted(far, away, 1).statistic.number(0) ==
        near(adjusted({1, 2, 3}, {4, 5, 6}, 1).statistic.number(0), 1e-6));
}

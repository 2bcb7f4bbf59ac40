// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/henze_zirkler.h"

#include <algorithm>
#include <cmath>

#include "stdlib/hypothesis/normality/setosa.h"
#include "stdlib/hypothesis/points.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

TestResult henze_zirkler_of(Sample values, std::size_t width) {
  Run run;
  HenzeZirkler question;
  question.points = points(std::move(values), width);
  return henze_zirkler(question, run);
}

}  // namespace

// Of Iris setosa 0.9488453 and 0.04995356 are printed by R's package MVN.
TEST_CASE("henze_zirkler: meets the published value", "[hypothesis][normality]") {
  const TestResult setosa = henze_zirkler_of(kSetosa, 4);
  CHECK(setosa.statistic == near(0.948845316001649008));
  CHECK(*setosa.p == near(0.049953556179232805));
  CHECK(henze_zirkler_of({1, 2, 2, 1, 3, 5, 4, 3, 5, 6, 6, 4}, 2).statistic == near(0.18412219132185847));
}

// 400 rounds of 60 points; a share of p ≤ 0.1 outside 0.1 ± 0.06 has probability below 1e-4. Points on a ring, whose
// marginal distributions are no bells but whose covariance is that of a circle, are always found.
TEST_CASE("henze_zirkler: has uniform p and finds a ring", "[hypothesis][null]") {
  int rejected = 0, found = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    Sample x = normal_points(Stream(1).at(round), 60, 3);
    rejected += *henze_zirkler_of(x, 3).p <= 0.1;
    if (round % 10 != 0) continue;
    Sample ring;
    for (std::uint64_t i = 0; i < 60; ++i) {
      const double angle = 6.283185307179586 * Stream(2).at(round).uniform(i);
      ring.insert(ring.end(), {std::cos(angle), std::sin(angle)});
    }
    found += *henze_zirkler_of(ring, 2).p <= 0.01;
  }
  CHECK(rejected / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(found == 40);
}

TEST_CASE("henze_zirkler: is unchanged by linear maps", "[hypothesis][normality]") {
  Sample turned = P;
  for (std::size_t i = 0; i < P.size(); i += 2) {
    turned[i] = 3 * P[i] - P[i + 1] + 0x1p20, turned[i + 1] = P[i] + 100 * P[i + 1];
  }
  CHECK(henze_zirkler_of(turned, 2).statistic == near(henze_zirkler_of(P, 2).statistic, 1e-6));
}

TEST_CASE("henze_zirkler: says what is wrong with bad points", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(henze_zirkler_of({1, 2, 3, 4}, 2), Contains("2 draws of 2 components"));
  CHECK_THROWS_WITH(henze_zirkler_of({1, 2, 3, 4, NAN, 6}, 2), Contains("nan somewhere"));
  CHECK_THROWS_WITH(henze_zirkler_of({1, 2, 3, 4, INFINITY, 6}, 2), Contains("inf somewhere"));
  CHECK_THROWS_WITH(henze_zirkler_of({1, 2, 2, 4, 3, 6, 5, 10}, 2), Contains("depend on each other by a line"));
  CHECK_THROWS_WITH(henze_zirkler_of({1, 2, 1, 4, 1, 6}, 2), Contains("are constant"));
  CHECK_THAT(henze_zirkler_of(P, 2).warnings.at(0), Contains("6 draws are few"));
  Run run;
  HenzeZirkler line;
  line.points = Array::of({1, 2, 3});
  CHECK_THROWS_WITH(henze_zirkler(line, run), Contains("an array of 1 dimensions"));
}

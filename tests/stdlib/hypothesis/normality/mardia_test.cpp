// SPDX-License-Identifier: MIT
#include "stdlib/hypothesis/normality/mardia.h"

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

MardiaResult mardia_of(Sample values, std::size_t width, const std::string& moments = "exact") {
  Run run;
  return mardia({.points = points(std::move(values), width), .moments = moments}, run);
}

}  // namespace

// Of Iris setosa, R's package MVN prints g1p 3.079721, chi.skew 25.66434 with p 0.1771859, g2p 26.53766, z.kurtosis
// 1.294992 with p 0.1953229, and for small samples chi.small.skew 27.85973 with p 0.1127617.
TEST_CASE("mardia: meets the published values", "[hypothesis][normality]") {
  const MardiaResult limit = mardia_of(kSetosa, 4, "asymptotic"), exact = mardia_of(kSetosa, 4);
  CHECK(limit.skewness.effect->value == near(3.079721, 2e-7));
  CHECK(limit.skewness.statistic == near(25.66434, 4e-7));
  CHECK(*limit.skewness.p == near(0.1771859, 4e-7));
  CHECK(limit.kurtosis.effect->value + 24 == near(26.53766, 4e-7));
  CHECK(limit.kurtosis.statistic == near(1.294992, 5e-7));
  CHECK(*limit.kurtosis.p == near(0.1953229, 4e-7));
  CHECK(exact.skewness.statistic == near(27.85973, 4e-7));
  CHECK(*exact.skewness.p == near(0.1127617, 6e-7));
  CHECK(exact.skewness.degrees_of_freedom == Sample{20});
  CHECK(exact.p == near(2 * std::min(*exact.skewness.p, *exact.kurtosis.p), 1e-12));
}

// By the definition, the double sum over pairs, in 30 digits of another language; z = (b₂ −
// 8·5/7)/√(8·8·3·3·5/(49·9·11)).
TEST_CASE("mardia: meets its definition", "[hypothesis][normality]") {
  const MardiaResult six = mardia_of({1, 2, 2, 1, 3, 5, 4, 3, 5, 6, 6, 4}, 2);
  CHECK(six.skewness.effect->value == near(0.350198860141867235, 1e-12));
  CHECK(six.kurtosis.effect->value == near(4.53329369797859691 - 8, 1e-12));
  CHECK(six.kurtosis.statistic == near((4.53329369797859691 - 40.0 / 7) / std::sqrt(2880.0 / 4851), 1e-11));
  CHECK(six.skewness.statistic == near(0.350198860141867235 * 3 * 7 * 9 / (6 * 15.0), 1e-12));
  // Of one component b₁ is the square of the skewness: 0, 0, 3 have one of 1/√2.
  CHECK(mardia_of({0, 0, 3, 0, 0, 3}, 1).skewness.effect->value == near(0.5, 1e-12));
  CHECK(mardia_of({0, 0, 3, 0, 0, 3}, 1).kurtosis.effect->value == near(1.5 - 3, 1e-12));
}

// 400 rounds of 25 points of 3 components. The share of p ≤ 0.1 is within four standard deviations (0.06) of 0.1 for
// either; with moments of the limit the kurtosis, whose mean is 13.8 of 25 points and not 15, would be rejected thrice
// as rarely on one side. Points of exponential components are always found by their skewness, those on a sphere by
// their kurtosis.
TEST_CASE("mardia: keeps its level and finds what is not normal", "[hypothesis][null]") {
  int skewed = 0, curved = 0, flat = 0, both = 0, lopsided = 0, round_ones = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    const MardiaResult normal = mardia_of(normal_points(Stream(1).at(round), 25, 3), 3);
    skewed += *normal.skewness.p <= 0.1, curved += *normal.kurtosis.p <= 0.1, both += normal.p <= 0.1;
    flat += normal.kurtosis.statistic < 0;
    if (round % 10 != 0) continue;
    Sample waits = normal_points(Stream(2).at(round), 100, 2), sphere = normal_points(Stream(3).at(round), 100, 3);
    for (double& v : waits) v = v * v;
    for (std::size_t i = 0; i < sphere.size(); i += 3) {
      const double length = std::hypot(sphere[i], sphere[i + 1], sphere[i + 2]);
      for (std::size_t c = 0; c < 3; ++c) sphere[i + c] /= length;
    }
    lopsided += *mardia_of(waits, 2).skewness.p < 0.001;
    round_ones += *mardia_of(sphere, 3).kurtosis.p < 0.001;
  }
  CHECK(skewed / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(curved / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  CHECK(both / 400.0 == Approx(0.1).epsilon(0).margin(0.06));
  // Above and below its mean about equally often, though somewhat more often below, as of all fourth moments.
  CHECK(flat / 400.0 == Approx(0.55).epsilon(0).margin(0.1));
  CHECK(lopsided == 40);
  CHECK(round_ones == 40);
}

TEST_CASE("mardia: is unchanged by linear maps", "[hypothesis][normality]") {
  Sample turned = P;
  for (std::size_t i = 0; i < P.size(); i += 2)
    turned[i] = 3 * P[i] - P[i + 1] + 0x1p20, turned[i + 1] = P[i] + 100 * P[i + 1];
  CHECK(mardia_of(turned, 2).skewness.statistic == near(mardia_of(P, 2).skewness.statistic, 1e-6));
  CHECK(mardia_of(turned, 2).kurtosis.statistic == near(mardia_of(P, 2).kurtosis.statistic, 1e-6));
}

TEST_CASE("mardia: says what is wrong with bad points", "[hypothesis][bad_input]") {
  CHECK_THROWS_WITH(mardia_of({1, 2, 3, 4}, 2), Contains("mardia: points is 2 draws of 2 components"));
  CHECK_THROWS_WITH(mardia_of({1, 2, 2, 1, 3, 3}, 2), Contains("at least 2 draws more than components"));
  CHECK_THROWS_WITH(mardia_of({1, 2, 4}, 1), Contains("3 draws, but must be at least 4 draws"));
  CHECK_THROWS_WITH(mardia_of({1, 2, 3, 4, NAN, 6, 7, 9}, 2), Contains("nan somewhere"));
  CHECK_THROWS_WITH(mardia_of({1, 2, 3, 4, 1e300, 6, 7, 9}, 2), Contains("1e+300 somewhere"));
  CHECK_THROWS_WITH(mardia_of({1, 2, 2, 4, 3, 6, 5, 10}, 2), Contains("depend on each other by a line"));
  CHECK_THROWS_WITH(mardia_of(P, 2, "limit"), Contains("moments is \"limit\""));
  CHECK_THAT(mardia_of(P, 2).skewness.warnings.at(0), Contains("6 draws are few"));
  CHECK_THAT(mardia_of(P, 2).reading, Contains("Mardia's skewness χ² = "));
  Run run;
  CHECK_THROWS_WITH(mardia({.points = Array::of({1, 2, 3})}, run), Contains("an array of 1 dimensions"));
}

// SPDX-License-Identifier: MIT
#include <cmath>

#include "stdlib/core/random.h"
#include "stdlib/hypothesis/anytime/bounded_mean.h"
#include "stdlib/hypothesis/anytime/mcdiarmid.h"
#include "stdlib/hypothesis/anytime/sanov.h"
#include "stdlib/hypothesis/reference.h"

using namespace ansatz::hypothesis;
using namespace ansatz::hypothesis::reference;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

McDiarmidResult reach_of(Sample differences, std::optional<double> deviation = std::nullopt, double confidence = 0.95) {
  Run run;
  return mcdiarmid({.differences = Array::of(std::move(differences)), .deviation = deviation, .confidence = confidence},
                   run);
}

SanovResult rare(Sample q, Sample g, double mean, int draws = 10) {
  Run run;
  return sanov(
      {.probabilities = Array::of(std::move(q)), .values = Array::of(std::move(g)), .mean = mean, .draws = draws}, run);
}

}  // namespace

TEST_CASE("mcdiarmid: meets its formula, of a mean Hoeffding's", "[hypothesis][bounds]") {
  CHECK(*reach_of({0.1, 0.1, 0.1, 0.1}, 0.3).bound == near(2 * std::exp(-4.5), 1e-14));
  CHECK(reach_of({1, 2, 2}).reach == near(3 * std::sqrt(std::log(40.0) / 2), 1e-14));
  CHECK_FALSE(reach_of({1}).bound);
  CHECK(*reach_of({1}, 0.0).bound == 1);
  // The reach has the bound 1 − confidence.
  CHECK(*reach_of({1, 2, 2}, reach_of({1, 2, 2}, std::nullopt, 0.9).reach).bound == near(0.1, 1e-12));
  Run run;
  BoundedMean mean;
  mean.values = Array::of(Sample(50, 0.5)), mean.method = "hoeffding";
  CHECK(reach_of(Sample(50, 0.02)).reach == near(bounded_mean(mean, run).interval.high - 0.5, 1e-12));
  // Huge changes stay in range.
  CHECK(reach_of({1e200, 1e200}).reach == near(1e200 * std::sqrt(std::log(40.0)), 1e-12));
  CHECK_THAT(reach_of({0.1, 0.1, 0.1, 0.1}, 0.3).reading,
             Contains("within 0.2716 of its mean with confidence 0.95; as far as 0.3 with probability 0.022 at most"));
}

// The plug-in entropy of 60 draws of three kinds, each draw of which moves it by (2/60) ln 60 at most: of 400 samples
// none is further from its mean than the reach of 99 %.
TEST_CASE("mcdiarmid: bounds an entropy", "[hypothesis][bounds]") {
  const double reach = reach_of(Sample(60, 2 * std::log(60.0) / 60), std::nullopt, 0.99).reach;
  Sample entropies;
  double mean = 0;
  for (std::uint64_t round = 0; round < 400; ++round) {
    double counts[3] = {0, 0, 0};
    for (std::uint64_t i = 0; i < 60; ++i) {
      const double u = Stream(161).at(round).uniform(i);
      counts[u < 0.5 ? 0 : u < 0.8 ? 1 : 2] += 1;
    }
    entropies.push_back(0);
    for (const double c : counts) entropies.back() -= c > 0 ? c / 60 * std::log(c / 60) : 0;
    mean += entropies.back() / 400;
  }
  for (const double h : entropies) CHECK(std::abs(h - mean) < reach);
}

TEST_CASE("sanov: of a coin is Chernoff's, and of dice the tilted ones", "[hypothesis][bounds]") {
  // kl(¾, ½) = ¾ ln(3/2) + ¼ ln(1/2).
  const SanovResult coin = rare({0.5, 0.5}, {0, 1}, 0.75);
  CHECK(coin.exponent == near(0.75 * std::log(1.5) + 0.25 * std::log(0.5), 1e-12));
  CHECK(coin.bound == near(std::exp(-10 * coin.exponent), 1e-12));
  CHECK(coin.nearest.number(1) == near(0.75, 1e-12));
  CHECK(coin.types_bound == 1);
  CHECK(rare({0.5, 0.5}, {0, 1}, 0.75, 200).types_bound == near(201 * 201 * std::exp(-200 * coin.exponent), 1e-10));
  // Cover & Thomas' die: a mean of 4 or more of six sides; P* is geometric, its mean is 4, and D its distance.
  const SanovResult die = rare(Sample(6, 1.0 / 6), {1, 2, 3, 4, 5, 6}, 4, 100);
  double mean = 0, distance = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    const double p = die.nearest.number(i);
    mean += p * static_cast<double>(i + 1), distance += p * std::log(6 * p);
    if (i > 0) CHECK(p / die.nearest.number(i - 1) == near(die.nearest.number(1) / die.nearest.number(0), 1e-9));
  }
  CHECK(mean == near(4, 1e-12));
  CHECK(die.exponent == near(distance, 1e-10));
  CHECK(die.exponent == near(0.0433, 2e-2));
  // Units and offsets of the values change nothing.
  CHECK(rare(Sample(6, 1.0 / 6), {-1e6, 1e6, 3e6, 5e6, 7e6, 9e6}, 5e6, 100).exponent == near(die.exponent, 1e-10));
}

// The exact chance of 14 heads or more of 20 is 0.0577; the bound holds and is right in the exponent: of 2000 draws the
// logarithm of the exact chance is −n D to a few in a thousand.
TEST_CASE("sanov: bounds the exact chance, and is its rate", "[hypothesis][bounds]") {
  const auto tail = [](int n, int least) {
    double sum = 0;
    for (int k = least; k <= n; ++k)
      sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) - n * std::log(2.0));
    return sum;
  };
  CHECK(tail(20, 14) == near(0.0576591491699219, 1e-10));
  CHECK(rare({0.5, 0.5}, {0, 1}, 0.7, 20).bound > tail(20, 14));
  const SanovResult many = rare({0.5, 0.5}, {0, 1}, 0.7, 2000);
  CHECK(many.bound > tail(2000, 1400));
  CHECK(-std::log(tail(2000, 1400)) / 2000 == near(many.exponent, 0.03));
}

TEST_CASE("sanov and mcdiarmid: know their ends and say what is wrong", "[hypothesis][bad_input]") {
  CHECK(rare({0.5, 0.5}, {0, 1}, 0.4).exponent == 0);
  CHECK(rare({0.5, 0.5}, {0, 1}, 0.4).bound == 1);
  CHECK(rare({0.2, 0.3, 0.5}, {1, 2, 2}, 2).exponent == near(-std::log(0.8), 1e-12));
  CHECK(rare({0.2, 0.3, 0.5}, {1, 2, 2}, 2).nearest.number(2) == near(0.625, 1e-12));
  CHECK(std::isinf(rare({0.5, 0.5}, {0, 1}, 1.1).exponent));
  CHECK(rare({0.5, 0.5}, {0, 1}, 1.1).bound == 0);
  CHECK(std::isnan(rare({0.5, 0.5}, {0, 1}, 1.1).nearest.number(0)));
  CHECK(rare({0.5, 0.5, 0}, {0, 1, 9}, 0.75).exponent == near(rare({0.5, 0.5}, {0, 1}, 0.75).exponent, 1e-12));
  CHECK_THROWS_WITH(rare({0.5, 0.4}, {0, 1}, 1), Contains("probabilities is of sum 0.9"));
  CHECK_THROWS_WITH(rare({1.5, -0.5}, {0, 1}, 1), Contains("-0.5 somewhere"));
  CHECK_THROWS_WITH(rare({NAN, 1}, {0, 1}, 1), Contains("nan somewhere"));
  CHECK_THROWS_WITH(rare({0.5, 0.5}, {0, INFINITY}, 1), Contains("inf somewhere"));
  CHECK_THROWS_WITH(rare({0.5, 0.5}, {0, 1, 2}, 1), Contains("values is 3 beside 2 probabilities"));
  CHECK_THROWS_WITH(rare({}, {}, 1), Contains("empty"));
  CHECK_THROWS_WITH(rare({0.5, 0.5}, {0, 1}, NAN), Contains("mean is nan"));
  CHECK_THROWS_WITH(rare({0.5, 0.5}, {0, 1}, 1, 0), Contains("draws is 0"));
  CHECK_THROWS_WITH(reach_of({}), Contains("differences is empty"));
  CHECK_THROWS_WITH(reach_of({0, 0}), Contains("all 0"));
  CHECK_THROWS_WITH(reach_of({-1}), Contains("-1 somewhere"));
  CHECK_THROWS_WITH(reach_of({NAN}), Contains("nan somewhere"));
  CHECK_THROWS_WITH(reach_of({1}, -1.0), Contains("deviation is -1"));
  CHECK_THROWS_WITH(reach_of({1}, 1.0, 0), Contains("confidence is 0"));
}

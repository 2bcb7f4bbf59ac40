// SPDX-License-Identifier: MIT
#include "stdlib/information/sequences/fuzzy_entropy.h"

#include <tbb/global_control.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::normals;
using support::uniforms;

namespace {

FuzzyEntropy fuzzy_entropy_about(std::vector<double> x, int m = 2, double r = 0.2, bool centred = true,
                                 double power = 2) {
  FuzzyEntropy question;
  question.x = Array::of(std::move(x));
  question.m = m;
  question.r = r;
  question.centred = centred;
  question.power = power;
  return question;
}

double fuzzy(const FuzzyEntropy& question) {
  Run run;
  return fuzzy_entropy(question, run);
}

// By the definition: every two different stretches, ordered pairs, one after the other.
double mean_likeness(const std::vector<double>& x, std::size_t length, std::size_t starts, double r, bool centred,
                     double power) {
  const auto stretch = [&](std::size_t i) {
    std::vector<double> out(x.begin() + static_cast<std::ptrdiff_t>(i),
                            x.begin() + static_cast<std::ptrdiff_t>(i + length));
    double mean = 0;
    for (const double v : out) mean += v / static_cast<double>(length);
    if (centred)
      for (double& v : out) v -= mean;
    return out;
  };
  double sum = 0;
  for (std::size_t i = 0; i < starts; ++i) {
    for (std::size_t j = 0; j < starts; ++j) {
      if (i == j) continue;
      const auto a = stretch(i), b = stretch(j);
      double d = 0;
      for (std::size_t k = 0; k < length; ++k) d = std::max(d, std::abs(a[k] - b[k]));
      sum += std::exp(-std::pow(d / r, power));
    }
  }
  return sum / static_cast<double>(starts * (starts - 1));
}

}  // namespace

TEST_CASE("fuzzy entropy: is that of comparing every two stretches", "[information][regularity]") {
  const std::size_t m = GENERATE(1, 2, 4), n = GENERATE(20, 131, 700);
  const bool centred = GENERATE(true, false);
  const double power = GENERATE(1.0, 2.0, 3.5), r = 0.3;
  const auto x = uniforms(m + n, n);
  const double wanted =
      std::log(mean_likeness(x, m, n - m, r, centred, power) / mean_likeness(x, m + 1, n - m, r, centred, power));
  auto question = fuzzy_entropy_about(x, static_cast<int>(m), r, centred, power);
  question.r_in = "x";
  // Sums of 10⁵ terms in another order.
  CHECK(fuzzy(question) == Approx(wanted).epsilon(1e-11));
}

// Pairs of independent normal values of deviation σ lie √2 σ z apart, and centred stretches of two half the difference
// of two such differences, σ z: E exp(−a z²/r²) = 1/√(1 + 2a/r²). Ten samples of 4000 values had a deviation of 0.008.
TEST_CASE("fuzzy entropy: meets the closed form of independent normal values", "[information][regularity]") {
  const double r = GENERATE(0.2, 0.5, 1.0);
  CHECK(fuzzy(fuzzy_entropy_about(normals(11, 4000), 1, r)) ==
        Approx(0.5 * std::log1p(2 / (r * r))).epsilon(0).margin(0.03));
  // Not centred: φ₁ = 1/√(1 + 4/r²), and d of two values has P(d < t) = erf(t/2)².
  const double one = 1 / std::sqrt(1 + 4 / (r * r));
  double two = 0;  // E exp(−d²/r²) = ∫ (2t/r²) exp(−t²/r²) erf(t/2)² dt, by the midpoint rule
  for (int i = 0; i < 200000; ++i) {
    const double t = (i + 0.5) * 5e-5 * r, share = std::erf(t / 2);
    two += 5e-5 * r * 2 * t / (r * r) * std::exp(-t * t / (r * r)) * share * share;
  }
  CHECK(fuzzy(fuzzy_entropy_about(normals(11, 4000), 1, r, false)) ==
        Approx(std::log(one / two)).epsilon(0).margin(0.03));
}

TEST_CASE("fuzzy entropy: neither offset nor scale nor threads matter", "[information][regularity]") {
  auto x = uniforms(4, 1500);
  for (double& v : x) v = std::floor(v * 1024);
  const double plain = fuzzy(fuzzy_entropy_about(x));
  auto moved = x;
  for (double& v : moved) v = 4 * v + 1e6;
  // The level of a stretch of three is rounded at 10⁶ ε of values of order 10³, and tolerances are some 60.
  CHECK(fuzzy(fuzzy_entropy_about(moved)) == Approx(plain).epsilon(1e-10));
  tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(fuzzy(fuzzy_entropy_about(x)) == plain);
}

TEST_CASE("fuzzy entropy: short series have one, and what cannot be known is said", "[information][regularity]") {
  CHECK(fuzzy(fuzzy_entropy_about(std::vector<double>(200, 5.0))) == 0);
  CHECK(fuzzy(fuzzy_entropy_about({1, 2, 1, 2, 1, 2, 1, 2, 1, 2})) == Approx(0).epsilon(0).margin(1e-12));
  Run run;
  CHECK(std::isfinite(fuzzy_entropy(fuzzy_entropy_about({1, 3, 2, 5, 4, 4.5}, 2, 2), run)));
  CHECK_THAT(run.warnings().at(0), Contains("6 values are few for m = 2"));
  // A slope throughout: no shape differs.
  CHECK(fuzzy(fuzzy_entropy_about({1, 2, 3, 4, 5, 6, 7, 8})) == Approx(0).epsilon(0).margin(1e-12));
  Run other;
  auto tiny = fuzzy_entropy_about({0, 100, 30, 200, 70, 10}, 1, 1e-3);
  tiny.r_in = "x";
  CHECK(std::isinf(fuzzy_entropy(tiny, other)));  // stretches of one are all alike once centred
  CHECK_THAT(other.warnings().back(), Contains("no two stretches of 2 values are alike"));
  tiny.centred = false;
  CHECK(std::isnan(fuzzy_entropy(tiny, other)));
  CHECK_THAT(other.warnings().back(), Contains("no two stretches of 1 values are alike"));
}

TEST_CASE("fuzzy entropy: refuses what it cannot read, by name", "[information][regularity]") {
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({})), Contains("x is 0 values, but must be at least 4 values"));
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({1, 2, NAN, 3})), Contains("nan at element 3"));
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({1, 2, 3, 4, 5}, 2, 0)), Contains("r is 0, but must be above 0"));
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({1, 2, 3, 4, 5}, 0)), Contains("m is 0"));
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({1, 2, 3, 4, 5}, 2, 1, true, 0)), Contains("power is 0"));
  CHECK_THROWS_WITH(fuzzy(fuzzy_entropy_about({1, 2, 3, 4, 5}, 2, 1, true, INFINITY)), Contains("power is inf"));
}

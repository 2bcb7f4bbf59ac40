// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/power_law_doubts.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

Plausibility plausibility(std::vector<double> x, int draws = 100, int fewest = 2, std::uint64_t seed = 1) {
  Run run{Stream(seed)};
  PowerLawPlausibility question;
  question.x = Array::of(std::move(x));
  question.draws = draws;
  question.fewest = fewest;
  return power_law_plausibility(question, run);
}

TailAlternatives alternatives(std::vector<double> x, std::optional<double> start = 1.0) {
  Run run;
  PowerLawAlternatives question;
  question.x = Array::of(std::move(x));
  question.start = start;
  return power_law_alternatives(question, run);
}

std::vector<double> pareto(std::uint64_t seed, std::size_t n, double exponent) {
  auto out = support::uniforms(seed, n);
  for (double& v : out) v = std::pow(v, -1 / (exponent - 1));
  return out;
}

/// Mean log-likelihood of y under exp(−a y − b y²)/Z, Z by Simpson's rule, at the best a for b.
double best_likelihood(const std::vector<double>& y, double b) {
  double mean = 0, square = 0;
  for (const double v : y) {
    mean += v / static_cast<double>(y.size());
    square += v * v / static_cast<double>(y.size());
  }
  const auto at = [&](double a) {
    constexpr int kSteps = 4000;
    const double step = 20.0 / kSteps;
    double sum = 0;
    for (int i = 0; i <= kSteps; ++i) {
      const double v = i * step;
      sum += (i == 0 || i == kSteps ? 1 : i % 2 == 1 ? 4 : 2) * std::exp(-a * v - b * v * v);
    }
    return -a * mean - b * square - std::log(sum * step / 3);
  };
  double low = -5, high = 10;  // concave in a
  for (int i = 0; i < 80; ++i) {
    const double left = low + (high - low) / 3, right = high - (high - low) / 3;
    (at(left) < at(right) ? low : high) = at(left) < at(right) ? left : right;
  }
  return at(0.5 * (low + high));
}

}  // namespace

TEST_CASE("power law plausibility: does not rule out a power law, and rules out what is far from one",
          "[information][spectra]") {
  // Under the law p is spread evenly: of four samples none below 0.01 in 96 of 100 cases.
  for (const std::uint64_t seed : {1, 2, 3, 4}) CHECK(plausibility(pareto(seed, 300, 2.5)).p > 0.01);
  auto even = support::uniforms(5, 500);
  for (double& v : even) v += 1;
  CHECK(plausibility(even, 50, 250).p == 0);
}

TEST_CASE("power law plausibility: is the same for one stream, and counts", "[information][spectra]") {
  const auto x = pareto(6, 100, 3);
  CHECK(plausibility(x, 40).p == plausibility(x, 40).p);
  const double p = plausibility(x, 8).p * 8;
  CHECK(p == std::round(p));
}

TEST_CASE("power law alternatives: the lognormal tail is the one of greatest likelihood", "[information][spectra]") {
  // Normals above 0 with mean 0.7 and standard deviation 1: y bends.
  std::vector<double> y, x;
  for (const double v : support::normals(7, 900))
    if (v + 0.7 > 0) y.push_back(v + 0.7);
  for (const double v : y) x.push_back(std::exp(v));
  const auto found = alternatives(x);
  CHECK(found.curvature == Approx(0.5).epsilon(0.25));  // 1/(2 s²), of 680 values
  const double top = best_likelihood(y, found.curvature), n = static_cast<double>(y.size());
  double mean = 0;
  for (const double v : y) mean += v / n;
  CHECK(found.lognormal_gain == Approx(n * (top + std::log(mean) + 1)).epsilon(1e-6));
  CHECK(best_likelihood(y, 0.97 * found.curvature) < top);
  CHECK(best_likelihood(y, 1.03 * found.curvature) < top);
  CHECK(found.lognormal_p < 1e-6);
}

TEST_CASE("power law alternatives: a power law bends no more than chance has it", "[information][spectra]") {
  int flat = 0, small = 0, told = 0;
  for (std::uint64_t seed = 10; seed < 110; ++seed) {
    const auto found = alternatives(pareto(seed, 400, 2.5));
    CHECK(found.curvature >= 0);
    flat += found.lognormal_gain == 0 ? 1 : 0;
    small += found.lognormal_p < 0.05 ? 1 : 0;
    CHECK(found.exponential_gain > 0);
    told += found.exponential_p < 0.05 ? 1 : 0;
  }
  // Half of 100, and 5 of them, at four standard errors; a little more are flat in samples of this size.
  CHECK(std::abs(flat - 50) < 22);
  CHECK(small < 14);
  CHECK(told > 90);
}

TEST_CASE("power law alternatives: an exponential tail is told from a power law", "[information][spectra]") {
  std::vector<double> x;
  for (const double u : support::uniforms(8, 500)) x.push_back(1 - std::log(u));
  const auto found = alternatives(x);
  CHECK(found.exponential_gain < 0);
  CHECK(found.exponential_p < 0.01);
  CHECK(found.lognormal_p < 1e-6);  // a lognormal fits it better, too
}

TEST_CASE("power law alternatives: knows nearly no spread and nearly a power law", "[information][spectra]") {
  const auto tight = alternatives({2, 2.0001, 1.9999, 2.0002, 1.9998});
  CHECK(std::isfinite(tight.lognormal_gain));
  CHECK(tight.lognormal_gain > 10);
  CHECK(alternatives({1, 1, 1, 1, 1, 1, 1e6}).curvature == 0);  // more spread than a power law has
  CHECK(alternatives({1, 1, 1, 1, 1, 1, 1e6}).lognormal_p == 1);
}

TEST_CASE("power law doubts: name what they refuse", "[information][spectra]") {
  CHECK_THROWS_WITH(plausibility({1, 2, 3}, 0), "power_law_plausibility: draws is 0, but must be at least 1");
  CHECK_THROWS_WITH(plausibility({1, -2, 3}), "power_law_plausibility: x is -2 somewhere, but must be above 0");
  CHECK_THROWS_WITH(plausibility({}), Contains("x is 0 values"));
  CHECK_THROWS_WITH(plausibility({1, 2, NAN}), Contains("NaN"));
  CHECK_THROWS_WITH(alternatives({1, 2, 3}, -1.0), "power_law_alternatives: start is -1, but must be above 0");
  CHECK_THROWS_WITH(alternatives({2, 2, 2}), Contains("x is 2 throughout"));
}

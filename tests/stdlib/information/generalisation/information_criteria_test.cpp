// SPDX-License-Identifier: MIT
#include "stdlib/information/generalisation/information_criteria.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "stdlib/core/error.h"
#include "support/not_finite.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using support::in_rows;
using support::kNaN;

namespace {

InformationCriteriaValues criteria(double likelihood, double parameters, double samples) {
  Run run;
  return information_criteria({.log_likelihood = likelihood, .parameters = parameters, .samples = samples}, run);
}

PenalisedFit takeuchi(const Array& scores, const Array& curvature, double likelihood = -7) {
  Run run;
  return takeuchi_criterion({.log_likelihood = likelihood, .scores = scores, .curvature = curvature}, run);
}

WatanabeFit watanabe(const Array& draws) {
  Run run;
  return watanabe_criterion({.log_likelihoods = draws}, run);
}

const std::vector<double> kSample{0.3, -1.2, 2.5, 0.1, 0.9, -0.4, 4.1, -2.2};

}  // namespace

TEST_CASE("information criteria: their definitions", "[information]") {
  const auto out = criteria(-120.5, 4, 60);
  CHECK(out.akaike == Approx(249).epsilon(1e-14));
  CHECK(out.corrected == Approx(249 + 40.0 / 55).epsilon(1e-14));
  CHECK(out.bayesian == Approx(241 + 4 * std::log(60)).epsilon(1e-14));
  CHECK(std::isnan(criteria(-1, 4, 5).corrected));
  CHECK(criteria(-1, 0, 1).bayesian == 2);
  for (const double bad : {kNaN, std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS(criteria(bad, 1, 1), BadParameter);
    CHECK_THROWS_AS(criteria(0, bad, 1), BadParameter);
    CHECK_THROWS_AS(criteria(0, 1, bad), BadParameter);
  }
  CHECK_THROWS_AS(criteria(0, -1, 1), BadParameter);
  CHECK_THROWS_AS(criteria(0, 1, 0), BadParameter);
}

TEST_CASE("Takeuchi's criterion: of a normal law its penalty is ½ + half the kurtosis", "[information]") {
  // Scores of (μ, σ²) at the maximum, where tr(J G⁻¹) = 1 + (m₄/m₂² − 1)/2 whatever the sample.
  double mean = 0, second = 0, fourth = 0;
  const auto n = static_cast<double>(kSample.size());
  for (const double x : kSample) mean += x / n;
  for (const double x : kSample) {
    second += std::pow(x - mean, 2) / n;
    fourth += std::pow(x - mean, 4) / n;
  }
  std::vector<double> scores;
  for (const double x : kSample) {
    scores.push_back((x - mean) / second);
    scores.push_back(0.5 * (x - mean) * (x - mean) / second / second - 0.5 / second);
  }
  const auto out = takeuchi(in_rows(kSample.size(), scores), in_rows(2, {1 / second, 0, 0, 0.5 / second / second}));
  CHECK(out.penalty == Approx(1 + 0.5 * (fourth / second / second - 1)).epsilon(1e-12));
  CHECK(out.value == Approx(14 + 2 * out.penalty).epsilon(1e-14));
}

TEST_CASE("Takeuchi's criterion: does not depend on how parameters are written", "[information]") {
  const std::vector<double> scores{1, 2, -1, 0.5, 0.3, -2.5};
  const double before = takeuchi(in_rows(3, scores), in_rows(2, {2, 0.5, 0.5, 1})).penalty;
  // θ = A φ with A = [[2, 1], [0, 3]]: scores times A, G to AᵀGA.
  std::vector<double> turned;
  for (std::size_t i = 0; i < 3; ++i) {
    turned.push_back(2 * scores[2 * i]);
    turned.push_back(scores[2 * i] + 3 * scores[2 * i + 1]);
  }
  CHECK(takeuchi(in_rows(3, turned), in_rows(2, {8, 7, 7, 14})).penalty == Approx(before).epsilon(1e-12));
}

TEST_CASE("Takeuchi's criterion: refuses shapes that do not fit and what is no maximum", "[information]") {
  const Array scores = in_rows(2, {1, 0, 0, 1});
  CHECK_THROWS_WITH(takeuchi(scores, in_rows(2, {1, 2, 2, 1})), Catch::Contains("positive definite"));
  CHECK_THROWS_WITH(takeuchi(scores, in_rows(2, {1, 0.5, 0, 1})), Catch::Contains("symmetric"));
  CHECK_THROWS_AS(takeuchi(scores, in_rows(1, {1})), BadParameter);
  CHECK_THROWS_AS(takeuchi(in_rows(1, {kNaN}), in_rows(1, {1})), BadParameter);
  CHECK_THROWS_AS(takeuchi(Array::of({1, 2}), in_rows(1, {1})), BadParameter);
  CHECK_THROWS_AS(takeuchi(scores, in_rows(2, {1, 0, 0, 1}), kNaN), BadParameter);
}

TEST_CASE("Watanabe's criterion: of a normal mean with a flat prior its closed form", "[information]") {
  // ln p(y|μ) = −½(y − μ)² − ½ ln 2π with μ ~ N(ȳ, 1/n): variances a²/n + 1/(2n²) for a = y − ȳ, predictive N(ȳ, 1 +
  // 1/n).
  const boost::math::normal standard;
  const auto n = static_cast<double>(kSample.size());
  double mean = 0;
  for (const double y : kSample) mean += y / n;
  const std::size_t draws = 50000;
  std::vector<double> table;
  for (std::size_t d = 0; d < draws; ++d) {
    const double mu = mean + quantile(standard, (static_cast<double>(d) + 0.5) / draws) / std::sqrt(n);
    for (const double y : kSample) table.push_back(-0.5 * (y - mu) * (y - mu) - 0.5 * std::log(2 * std::numbers::pi));
  }
  double fit = 0, penalty = 0;
  std::vector<double> each;
  for (const double y : kSample) {
    const double a = y - mean, wide = 1 + 1 / n;
    const double one = -0.5 * a * a / wide - 0.5 * std::log(2 * std::numbers::pi * wide),
                 variance = a * a / n + 0.5 / n / n;
    fit += one;
    penalty += variance;
    each.push_back(-2 * (one - variance));
  }
  const double value = -2 * (fit - penalty);
  double squares = 0;
  for (const double v : each) squares += std::pow(v - value / n, 2);
  const auto out = watanabe(in_rows(draws, table));
  CHECK(out.fit == Approx(fit).epsilon(1e-5));  // the outermost of 50000 draws stand for their tails
  CHECK(out.penalty == Approx(penalty).epsilon(1e-4));
  CHECK(out.value == Approx(value).epsilon(1e-4));
  CHECK(out.error == Approx(std::sqrt(n * squares / (n - 1))).epsilon(1e-4));
  CHECK(out.uncertain == 3);  // 2.5, 4.1 and −2.2, where a²/8 + 1/128 exceeds 0.4
}

TEST_CASE("Watanabe's criterion: draws that agree have no penalty; huge losses keep their digits", "[information]") {
  const auto out = watanabe(in_rows(2, {-5000, -1, -5000, -1}));
  CHECK(out.penalty == 0);
  CHECK(out.fit == Approx(-5001).epsilon(1e-15));
  CHECK(std::isnan(watanabe(in_rows(2, {-1, -2})).error));
  CHECK_THROWS_AS(watanabe(in_rows(1, {-1, -2})), BadParameter);
  CHECK_THROWS_AS(watanabe(in_rows(2, {-1, kNaN})), BadParameter);
  CHECK_THROWS_AS(watanabe(Array::of({-1, -2})), BadParameter);
}

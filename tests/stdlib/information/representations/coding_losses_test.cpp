// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/coding_losses.h"

#include <algorithm>
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
using support::cloud;
using support::in_rows;
using support::kNaN;

namespace {

double capacity(std::size_t views, std::size_t samples, std::vector<double> values) {
  Run run;
  const std::size_t components = values.size() / views / samples;
  return manifold_capacity_loss(
      {.views = Array({{"view", views}, {"sample", samples}, {"component", components}}, std::move(values))}, run);
}

EffectiveEntropy effective_entropy(const Array& x, double penalty = 1, int spacing = 0) {
  Run run;
  return effective_entropy_loss({.x = x, .penalty = penalty, .spacing = spacing}, run);
}

}  // namespace

TEST_CASE("manifold capacity loss: is least where views agree and samples are orthogonal", "[information]") {
  CHECK(capacity(2, 3, {1, 0, 0, 0, 2, 0, 0, 0, 3, 4, 0, 0, 0, 5, 0, 0, 0, 6}) == Approx(-3).epsilon(1e-14));
  // All samples in one direction: one singular value, √3.
  CHECK(capacity(1, 3, {1, 1, 2, 2, 3, 3}) == Approx(-std::sqrt(3)).epsilon(1e-14));
  // Views of one sample at an angle t: their mean has length cos(t/2).
  const double t = 0.8;
  CHECK(capacity(2, 1, {1, 0, std::cos(t), std::sin(t)}) == Approx(-std::cos(t / 2)).epsilon(1e-14));
  CHECK(capacity(2, 1, {1, 0, -1, 0}) == Approx(0).epsilon(0).margin(1e-14));
  // Four samples evenly about a plane: −√(4 · 2).
  CHECK(capacity(1, 4, {1, 0, 0, 1, -1, 0, 0, -1}) == Approx(-std::sqrt(8)).epsilon(1e-14));
}

TEST_CASE("manifold capacity loss: never below −√(samples · min(samples, components))", "[information]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Array x = cloud(seed, 3 * 8, 5);
    CHECK(capacity(3, 8, {x.real().begin(), x.real().end()}) > -std::sqrt(8.0 * 5));
  }
}

TEST_CASE("effective entropy: spacings by hand, and of normal and even laws", "[information]") {
  // (4/1)(1 − 0), (4/1)(4 − 1): ½ (ln 4 + ln 12).
  CHECK(effective_entropy(in_rows(3, {4, 0, 1}), 1, 1).entropy ==
        Approx(0.5 * (std::log(4) + std::log(12))).epsilon(1e-14));
  const boost::math::normal standard;
  const std::size_t n = 40000;
  std::vector<double> quantiles, even;
  for (std::size_t i = 0; i < n; ++i) {
    const double u = (static_cast<double>(i) + 0.5) / n;
    quantiles.push_back(3 * quantile(standard, u));
    even.push_back(7 * u);
  }
  CHECK(effective_entropy(in_rows(n, quantiles), 1, 20).entropy ==
        Approx(0.5 * std::log(2 * std::numbers::pi * std::numbers::e * 9)).epsilon(0).margin(5e-3));
  CHECK(effective_entropy(in_rows(n, even)).entropy == Approx(std::log(7)).epsilon(0).margin(1e-3));
}

TEST_CASE("effective entropy: components add, their covariances count twice", "[information]") {
  const Array x = cloud(7, 500, 3);
  double sum = 0, squares = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    std::vector<double> column;
    for (std::size_t i = 0; i < 500; ++i) column.push_back(x.real()[3 * i + c]);
    sum += effective_entropy(in_rows(500, column)).entropy;
    CHECK(effective_entropy(in_rows(500, column)).covariance == 0);
  }
  for (std::size_t a = 0; a < 3; ++a)
    for (std::size_t b = 0; b < 3; ++b) {
      if (a == b) continue;
      double mean_a = 0, mean_b = 0, both = 0;
      for (std::size_t i = 0; i < 500; ++i) mean_a += x.real()[3 * i + a] / 500, mean_b += x.real()[3 * i + b] / 500;
      for (std::size_t i = 0; i < 500; ++i)
        both += (x.real()[3 * i + a] - mean_a) * (x.real()[3 * i + b] - mean_b) / 499;
      squares += both * both;
    }
  const auto out = effective_entropy(x, 2.5);
  CHECK(out.entropy == Approx(sum).epsilon(1e-12));
  CHECK(out.covariance == Approx(squares).epsilon(1e-10));
  CHECK(out.loss == Approx(-sum + 2.5 * squares).epsilon(1e-12));
  CHECK(effective_entropy(in_rows(4, {2, 2, 2, 5}), 1, 1).entropy == -std::numeric_limits<double>::infinity());
}

TEST_CASE("coding losses: refuse what they cannot weigh", "[information]") {
  CHECK_THROWS_WITH(capacity(2, 2, {1, 0, 0, 1, 1, 0, 0, 0}), Catch::Contains("view 2 of sample 2 of length 0"));
  CHECK_THROWS_AS(capacity(1, 1, {kNaN}), BadParameter);
  Run run;
  CHECK_THROWS_AS(manifold_capacity_loss({.views = in_rows(1, {1})}, run), BadParameter);
  CHECK_THROWS_AS(effective_entropy(in_rows(1, {1, 2})), BadParameter);
  CHECK_THROWS_AS(effective_entropy(in_rows(2, {1, kNaN})), BadParameter);
  CHECK_THROWS_AS(effective_entropy(in_rows(2, {1, 2}), -1), BadParameter);
  CHECK_THROWS_AS(effective_entropy(in_rows(2, {1, 2}), 1, 2), BadParameter);
  CHECK_THROWS_AS(effective_entropy(in_rows(2, {1, 2}), 1, -1), BadParameter);
  CHECK_THROWS_AS(effective_entropy(Array::of({1, 2})), BadParameter);
}

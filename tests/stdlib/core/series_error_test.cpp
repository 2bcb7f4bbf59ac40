// SPDX-License-Identifier: MIT
#include "stdlib/core/series_error.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "stdlib/core/random.h"
#include "stdlib/core/reduce.h"

using namespace ansatz::core;

namespace {

/// x' = φ x + noise, at rest: ρ(t) = φ^t, so τ = ½ + φ/(1 - φ) = (1 + φ) / (2 (1 - φ)).
std::vector<double> autoregressive(double phi, std::size_t n, std::uint64_t seed) {
  const Stream stream(seed);
  std::vector<double> x(n);
  double now = stream.normal(n) / std::sqrt(1 - phi * phi);
  for (std::size_t i = 0; i < n; ++i) x[i] = now = phi * now + stream.normal(i);
  return x;
}

}  // namespace

TEST_CASE("integrated_time: of an autoregressive series is (1 + φ) / (2 (1 - φ))", "[core]") {
  for (const double phi : {0.0, 0.5, 0.9}) {
    const double expected = (1 + phi) / (2 * (1 - phi));
    const std::size_t n = 100'000;
    // Madras & Sokal: the estimate's relative variance is 2 (2W + 1)/n, W = 5 τ; what the window leaves out is below
    // e⁻⁵. Four standard deviations and that.
    const double sd = std::sqrt(2 * (10 * expected + 1) / static_cast<double>(n));
    CHECK(integrated_time(autoregressive(phi, n, 7)) == Approx(expected).epsilon(4 * sd + std::exp(-5)));
  }
}

TEST_CASE("standard_error_of_mean: is s/√n without correlation, and covers the scatter of means with it", "[core]") {
  const std::size_t n = 4000, series = 400;
  const double phi = 0.8;
  double squares = 0, claimed = 0;
  for (std::size_t k = 0; k < series; ++k) {
    const auto x = autoregressive(phi, n, 100 + k);
    double mean = 0;
    for (const double value : x) mean += value / static_cast<double>(n);
    squares += mean * mean / static_cast<double>(series);
    claimed += std::pow(standard_error_of_mean(x), 2) / static_cast<double>(series);
  }
  // A variance from 400 means is known to √(2/400) = 7 %: four of these. Without the correlation it would be 9 times
  // too small.
  CHECK(claimed / squares == Approx(1).epsilon(0).margin(0.28));

  const Stream stream(3);
  std::vector<double> plain(5000);
  stream.fill_normal(plain);
  CHECK(standard_error_of_mean(plain) == Approx(1 / std::sqrt(5000.0)).epsilon(0.15));
}

TEST_CASE("standard_error_of_mean: knows its edges", "[core]") {
  CHECK(std::isnan(standard_error_of_mean(std::vector<double>{})));
  CHECK(std::isnan(standard_error_of_mean(std::vector<double>{1})));
  CHECK(standard_error_of_mean(std::vector<double>{2, 2, 2, 2}) == 0);
  CHECK(integrated_time(std::vector<double>{2, 2, 2, 2}) == 0.5);
  CHECK(std::isnan(standard_error_of_mean(std::vector<double>{1, NAN, 3})));
  std::vector<double> alternating;
  for (int i = 0; i < 100; ++i) alternating.push_back(i % 2 ? 1 : -1);
  CHECK(integrated_time(alternating) > 0);
  CHECK(standard_error_of_mean(alternating) < 0.05);  // the mean of a whole number of turns is 0 all but exactly
}

TEST_CASE("series_error: reduces one dimension, in the unit of its elements", "[core]") {
  Array x({Dimension("run", 2), Dimension("time", 4)}, std::vector<double>{1, 2, 1, 2, 5, 5, 5, 5});
  const Value errors = series_error(x, {{"time"}, {}, {}});
  REQUIRE(errors.get<Array>());
  CHECK(errors.get<Array>()->size() == 2);
  CHECK(errors.get<Array>()->real()[1] == 0);
  CHECK_THROWS_AS(series_error(Array::of({1.0})), BadParameter);
}

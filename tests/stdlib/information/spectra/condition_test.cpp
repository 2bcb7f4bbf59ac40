// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/condition.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "stdlib/information/continuous/gaussian_measures.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

double condition_of(const Array& matrix, double shift = 0) {
  Run run;
  return condition_number({.matrix = matrix, .shift = shift}, run);
}

double volume(const Array& matrix) {
  Run run;
  return log_volume({.matrix = matrix}, run);
}

LinearOutputEntropy output(const Array& matrix, std::optional<Array> covariance = {}, double noise = 0) {
  Run run;
  LinearOutput question;
  question.matrix = matrix;
  question.covariance = std::move(covariance);
  question.noise = noise;
  return linear_output_entropy(question, run);
}

double entropy_of(const Array& covariance) {
  Run run;
  return gaussian_entropy({.covariance = covariance}, run);
}

}  // namespace

TEST_CASE("condition number: meets matrices worked out by hand", "[information][spectra]") {
  CHECK(condition_of(in_rows(3, {2, 0, 0, 0, 1, 0, 0, 0, 0.5})) == Approx(4).epsilon(1e-14));
  CHECK(condition_of(in_rows(3, {2, 0, 0, 0, 1, 0, 0, 0, 0.5}), 1e-8) == Approx(4).epsilon(0).margin(1e-7));
  CHECK(condition_of(in_rows(3, {5, 0, 0, 0, 1, 0, 0, 0, 0.1})) == Approx(50).epsilon(1e-13));
  CHECK(condition_of(in_rows(2, {0.6, -0.8, 0.8, 0.6})) == Approx(1).epsilon(1e-14));  // a turn
  // σ² = 15 ± √221.
  CHECK(condition_of(in_rows(2, {1, 2, 3, 4})) ==
        Approx(std::sqrt((15 + std::sqrt(221)) / (15 - std::sqrt(221)))).epsilon(1e-13));
  CHECK(condition_of(Array::of({1, 2, 3})) == 1);
}

TEST_CASE("condition number: is infinite, or large, where rank is missing", "[information][spectra]") {
  Run run;
  const Array flat = in_rows(2, {1, 2, 2, 4});
  CHECK(std::isinf(condition_number({.matrix = flat}, run)));
  CHECK_THAT(run.warnings().at(0), Contains("not of full rank"));
  CHECK(condition_of(flat, 1e-8) == Approx(5e8).epsilon(1e-12));
  CHECK(std::isnan(condition_of(in_rows(2, {0, 0, 0, 0}))));
  CHECK(volume(flat) == -INFINITY);
}

TEST_CASE("log volume: is ln|det|, and adds up", "[information][spectra]") {
  CHECK(volume(in_rows(2, {2, 1, 1, 3})) == Approx(std::log(5)).epsilon(1e-13));
  CHECK(volume(in_rows(3, {2, 0, 0, 0, 1, 0, 0, 0, 0.5})) == Approx(0).epsilon(0).margin(1e-14));
  // Three rows of length √(1 + 4 + 9): one column, σ = that length.
  CHECK(volume(Array::of({1, 2, 3})) == Approx(0.5 * std::log(14)).epsilon(1e-14));
  Run run;
  CHECK(log_volume({.matrix = in_rows(2, {4, 0, 0, 2}), .base = std::string("bit")}, run) == Approx(3).epsilon(1e-14));
}

TEST_CASE("linear output entropy: is the input's and the log volume, of a square map", "[information][spectra]") {
  const Array map = cloud(3, 5, 5), root = cloud(4, 5, 5);
  std::vector<double> covariance(25), carried(25), product(25);
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      for (std::size_t k = 0; k < 5; ++k) covariance[5 * i + j] += root.real()[5 * i + k] * root.real()[5 * j + k];
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      for (std::size_t k = 0; k < 5; ++k) product[5 * i + j] += map.real()[5 * i + k] * covariance[5 * k + j];
  for (std::size_t i = 0; i < 5; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      for (std::size_t k = 0; k < 5; ++k) carried[5 * i + j] += product[5 * i + k] * map.real()[5 * j + k];
      carried[5 * j + i] = carried[5 * i + j];
    }
  const auto found = output(map, in_rows(5, covariance));
  CHECK(found.entropy == Approx(entropy_of(in_rows(5, covariance)) + volume(map)).epsilon(1e-11));
  CHECK(found.entropy == Approx(entropy_of(in_rows(5, carried))).epsilon(1e-10));
  CHECK(std::isinf(found.information));
  // With noise: h(y) less that of the noise.
  for (std::size_t i = 0; i < 5; ++i) carried[6 * i] += 0.49;
  const auto noisy = output(map, in_rows(5, covariance), 0.7);
  CHECK(noisy.entropy == Approx(entropy_of(in_rows(5, carried))).epsilon(1e-11));
  const double noise = 2.5 * std::log(2 * std::numbers::pi * std::numbers::e * 0.49);
  CHECK(noisy.information == Approx(noisy.entropy - noise).epsilon(1e-11));
}

TEST_CASE("linear output entropy: is largest at condition 1 for a given length of the weights",
          "[information][spectra]") {
  double last = INFINITY;
  for (const double kappa : {1.0, 1.5, 3.0, 10.0, 1000.0}) {
    const double small = std::sqrt(2 / (1 + kappa * kappa));
    const double found = output(in_rows(2, {kappa * small, 0, 0, small})).entropy;
    CHECK(found == Approx(std::log(2 * std::numbers::pi * std::numbers::e) + std::log(2 * kappa / (1 + kappa * kappa)))
                       .epsilon(1e-12));
    CHECK(found < last);
    last = found;
  }
}

TEST_CASE("linear output entropy: knows maps to fewer and to more units", "[information][spectra]") {
  // y = 3 x₁ + 4 x₂ has variance 25, or 50 for inputs of variance 2.
  const double one = 0.5 * std::log(2 * std::numbers::pi * std::numbers::e);
  CHECK(output(in_rows(1, {3, 4})).entropy == Approx(one + std::log(5)).epsilon(1e-14));
  CHECK(output(in_rows(1, {3, 4}), Array({}, std::vector<double>{2})).entropy ==
        Approx(one + 0.5 * std::log(50)).epsilon(1e-14));
  CHECK(output(Array::of({3, 4})).entropy == -INFINITY);  // two units of one input fill a line
  const auto noisy = output(Array::of({3, 4}), {}, 1);
  CHECK(noisy.information == Approx(0.5 * std::log(26)).epsilon(1e-14));
  CHECK(noisy.entropy == Approx(2 * one + 0.5 * std::log(26)).epsilon(1e-14));
  CHECK(output(in_rows(2, {0, 0, 0, 0}), {}, 1).information == 0);
  CHECK(output(in_rows(2, {0, 0, 0, 0})).information == 0);
}

TEST_CASE("condition: names what it refuses", "[information][spectra]") {
  CHECK_THROWS_WITH(condition_of(in_rows(1, {1, NAN})), Contains("condition_number: matrix is 1 NaN"));
  CHECK_THROWS_WITH(condition_of(in_rows(1, {1, 2}), -1), "condition_number: shift is -1, but must be at least 0");
  CHECK_THROWS_WITH(condition_of(in_rows(1, {1, 2}), INFINITY), Contains("shift is inf"));
  CHECK_THROWS_WITH(volume(Array::of({})), Contains("log_volume: matrix is 0 rows"));
  CHECK_THROWS_WITH(output(in_rows(1, {1, 2}), {}, -1), Contains("noise is -1, but must be at least 0"));
  CHECK_THROWS_WITH(output(in_rows(1, {1, 2}), {}, NAN), Contains("noise is nan"));
  CHECK_THROWS_WITH(output(in_rows(1, {1, 2}), in_rows(3, {1, 0, 0, 0, 1, 0, 0, 0, 1})),
                    "linear_output_entropy: covariance is of 3 components, but must be of 2, as many as the matrix has "
                    "columns");
  CHECK_THROWS_WITH(output(in_rows(1, {1, 2}), in_rows(2, {1, 2, 2, 1})), Contains("smallest eigenvalue"));
}

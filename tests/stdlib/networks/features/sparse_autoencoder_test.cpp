// SPDX-License-Identifier: MIT
#include "stdlib/networks/features/sparse_autoencoder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/rows.h"

using namespace ansatz::networks;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;
using support::in_rows;

namespace {

SparseCode coded(SparseAutoencoder question, Array x, std::uint64_t seed = 1) {
  question.x = std::move(x);
  Run run{Stream(seed)};
  return sparse_autoencoder(question, run);
}

/// Samples along one of six orthonormal directions each, from 0.5 to 1.5 times its length.
std::vector<double> directions_of(std::size_t samples, double scale) {
  // Rows of a Hadamard matrix of 8, over √8: six of them.
  const auto direction = [](std::size_t f, std::size_t a) {
    int bits = 0;
    for (std::size_t both = f & a; both > 0; both >>= 1) bits += static_cast<int>(both & 1);
    return (bits % 2 == 0 ? 1 : -1) / std::sqrt(8.0);
  };
  const auto sizes = support::uniforms(3, samples);
  std::vector<double> out;
  for (std::size_t i = 0; i < samples; ++i)
    for (std::size_t a = 0; a < 8; ++a) out.push_back(scale * (0.5 + sizes[i]) * direction(1 + i % 6, a));
  return out;
}

}  // namespace

TEST_CASE("sparse autoencoder: finds the directions that samples lie along", "[networks][features]") {
  const auto x = directions_of(600, 1);
  SparseAutoencoder question;
  question.features = 24;
  question.penalty = 0.4;
  question.epochs = 600;
  question.tied = GENERATE(true, false);
  question.centred = GENERATE(true, false);
  const SparseCode found = coded(question, in_rows(600, x));
  CHECK(found.explained > 0.9);
  CHECK(found.active < 2.5);
  for (std::size_t f = 0; f < 6; ++f) {  // sample f lies along direction f
    double length = 0, nearest = 0;
    for (std::size_t a = 0; a < 8; ++a) length += x[8 * f + a] * x[8 * f + a];
    for (std::size_t k = 0; k < 24; ++k) {
      double product = 0;
      for (std::size_t a = 0; a < 8; ++a) product += x[8 * f + a] * found.directions.real()[8 * k + a];
      nearest = std::max(nearest, product / std::sqrt(length));
    }
    CHECK(nearest > 0.97);
  }
}

TEST_CASE("sparse autoencoder: has codes not below zero, directions of length one, a loss that falls",
          "[networks][features]") {
  const SparseCode found = coded({.features = 10, .epochs = 40}, support::cloud(5, 200, 4));
  CHECK(found.codes.dimension(0).size == 200);
  CHECK(found.codes.dimension(1).name == "feature");
  CHECK(found.directions.dimension(1).size == 4);
  double active = 0;
  for (const double z : found.codes.real()) {
    CHECK(z >= 0);
    active += z > 0 ? 1.0 / 200 : 0;
  }
  CHECK(found.active == Approx(active).epsilon(1e-12));
  for (std::size_t f = 0; f < 10; ++f) {
    double square = 0;
    for (std::size_t a = 0; a < 4; ++a) square += std::pow(found.directions.real()[4 * f + a], 2);
    CHECK(square == Approx(1).epsilon(1e-12));
  }
  CHECK(found.loss.size() == 40);
  CHECK(found.loss.real()[39] < 0.5 * found.loss.real()[0]);
}

TEST_CASE("sparse autoencoder: gives all back without a penalty, and nothing under a large one",
          "[networks][features]") {
  const Array x = support::cloud(6, 300, 3);
  // Six half-lines span three dimensions; twelve features have room to spare.
  CHECK(coded({.penalty = 0, .tied = false, .epochs = 200}, x).explained > 0.99);
  const SparseCode none = coded({.penalty = 100, .tied = false, .epochs = 200}, x);
  CHECK(none.active < 0.01);
  CHECK(std::abs(none.explained) < 0.05);
}

// One number, the same in every row, is 1 in the unit of its root mean square: what is given back is then the sum s of
// features whose direction is +1, and (1 − s)² + λ s is least at s = 1 − λ/2, where it is λ − λ²/4.
TEST_CASE("sparse autoencoder: pays for its features as the penalty has it", "[networks][features]") {
  const double penalty = GENERATE(0.2, 0.4, 1.0);
  const SparseCode found = coded({.features = 8, .penalty = penalty, .epochs = 2000}, Array::of({5, 5, 5, 5}));
  double sum = 0;
  for (std::size_t f = 0; f < 8; ++f) sum += found.codes.real()[f];
  // Adam circles the least by about its rate of 0.01.
  CHECK(sum == Approx(5 * (1 - penalty / 2)).epsilon(0).margin(0.1));
  CHECK(found.loss.real()[1999] == Approx(penalty - penalty * penalty / 4).epsilon(0).margin(0.002));
  CHECK_FALSE(std::isfinite(found.explained));
}

TEST_CASE("sparse autoencoder: does not depend on the unit of x", "[networks][features]") {
  const SparseCode one = coded({.features = 8, .epochs = 5}, in_rows(60, directions_of(60, 1)));
  const SparseCode large = coded({.features = 8, .epochs = 5}, in_rows(60, directions_of(60, 0x1p200)));
  CHECK(large.explained == Approx(one.explained).epsilon(1e-9));
  for (std::size_t k = 0; k < one.codes.size(); ++k)
    CHECK(large.codes.real()[k] * 0x1p-200 == Approx(one.codes.real()[k]).epsilon(1e-8).margin(1e-12));
}

TEST_CASE("sparse autoencoder: puts its centre where samples are, or at zero", "[networks][features]") {
  // Samples far from 0 in a small cloud: without a centre a feature is spent on the place, and always on.
  std::vector<double> x;
  for (const double v : support::normals(8, 400)) x.push_back(10 + 0.1 * v);
  const SparseCode centred = coded({.penalty = 0.5, .centred = true, .epochs = 100}, in_rows(200, x));
  const SparseCode plain = coded({.penalty = 0.5, .epochs = 100}, in_rows(200, x));
  CHECK(centred.active < 0.5);
  CHECK(plain.active > 0.9);
}

TEST_CASE("sparse autoencoder: is the same for one stream", "[networks][features]") {
  const Array x = support::cloud(7, 100, 3);
  const SparseCode one = coded({.epochs = 3}, x), two = coded({.epochs = 3}, x), other = coded({.epochs = 3}, x, 2);
  CHECK(one.codes.identical(two.codes));
  CHECK_FALSE(one.codes.identical(other.codes));
}

TEST_CASE("sparse autoencoder: names what it refuses", "[networks][features]") {
  const Array x = in_rows(2, {1, 2, 3, 4});
  CHECK_THROWS_WITH(coded({}, Array::of({0, 0})),
                    "sparse_autoencoder: x is 0 throughout, but must be above or below 0 somewhere");
  CHECK_THROWS_WITH(coded({}, in_rows(2, {1, 2, NAN, 4})), Contains("x is nan in pattern 2"));
  CHECK_THROWS_WITH(coded({}, Array({{"a", 0}, {"b", 2}}, std::vector<double>{})), Contains("x is empty"));
  CHECK_THROWS_WITH(coded({.features = -1}, x), "sparse_autoencoder: features is -1, but must be at least 0");
  CHECK_THROWS_WITH(coded({.features = 100'000'000}, x), Contains("more than 100000000 weights"));
  CHECK_THROWS_WITH(coded({.penalty = -1}, x), Contains("penalty is -1, but must be at least 0"));
  CHECK_THROWS_WITH(coded({.penalty = NAN}, x), Contains("penalty is nan"));
  CHECK_THROWS_WITH(coded({.epochs = 0}, x), Contains("epochs is 0, but must be at least 1"));
  CHECK_THROWS_WITH(coded({.batch = 0}, x), Contains("batch is 0, but must be at least 1"));
  CHECK_THROWS_WITH(coded({.rate = 0}, x), Contains("rate"));
  CHECK_THROWS_WITH(coded({.features = 40, .penalty = 1e308}, support::cloud(1, 100, 4)), Contains("no longer finite"));
}

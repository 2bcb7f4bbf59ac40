// SPDX-License-Identifier: MIT
#include "stdlib/information/uncertainty/entropy_band.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Array texts(std::size_t rows, std::size_t columns, std::vector<double> values) {
  return Array({{"text", rows}, {"token", columns}}, std::move(values));
}

}  // namespace

TEST_CASE("entropy band: is by hand for two texts", "[information][uncertainty]") {
  Run run;
  const auto found = entropy_band({.entropies = texts(2, 3, {1, 3, 5, 2, 6, 4}), .window = 2}, run);
  // Smoothed 1, 2, 4 and 2, 4, 5.
  const std::vector<double> mean{1.5, 3, 4.5}, half{std::sqrt(0.5), std::sqrt(2), std::sqrt(0.5)};
  for (std::size_t t = 0; t < 3; ++t) {
    CHECK(found.mean.real()[t] == Approx(mean[t]).epsilon(0).margin(1e-14));
    CHECK(found.lower.real()[t] == Approx(mean[t] - half[t]).epsilon(0).margin(1e-14));
    CHECK(found.upper.real()[t] == Approx(mean[t] + half[t]).epsilon(0).margin(1e-14));
  }
  CHECK(found.outside == 0);
  const auto checked =
      entropy_band({.entropies = texts(2, 3, {1, 3, 5, 2, 6, 4}), .checked = Array::of({0, 6, 8}), .window = 2}, run);
  CHECK(checked.smoothed.real()[2] == 7);
  CHECK(checked.outside == Approx(2.0 / 3));
  CHECK(checked.below == Approx(1.0 / 3));
}

// Normal entropies: a band of 1 σ about the mean leaves 31.7 % outside, one of 2 σ 4.6 %. 4000 tokens that are each
// averaged with four others are some 800 on their own: an error of 0.017.
TEST_CASE("entropy band: holds as much of normal entropies as it should", "[information][uncertainty]") {
  const std::size_t tokens = 4000;
  Run run;
  for (const double width : {1.0, 2.0}) {
    const auto found = entropy_band({.entropies = texts(100, tokens, support::normals(3, 100 * tokens)),
                                     .checked = Array::of(support::normals(9, tokens)),
                                     .width = width},
                                    run);
    CHECK(found.outside == Approx(std::erfc(width / std::sqrt(2))).epsilon(0).margin(0.05));
    CHECK(found.below == Approx(found.outside / 2).epsilon(0).margin(0.05));
  }
}

TEST_CASE("entropy band: refuses what it cannot read, by name", "[information][uncertainty]") {
  Run run;
  const Array two = texts(2, 2, {1, 2, 3, 4});
  CHECK_THROWS_WITH(entropy_band({.entropies = texts(1, 2, {1, 2})}, run), Contains("entropies is of one text"));
  CHECK_THROWS_WITH(entropy_band({.entropies = Array::of({1, 2})}, run), Contains("entropies"));
  CHECK_THROWS_WITH(entropy_band({.entropies = texts(2, 0, {})}, run), Contains("entropies"));
  CHECK_THROWS_WITH(entropy_band({.entropies = texts(2, 1, {1, NAN})}, run), Contains("entropies"));
  CHECK_THROWS_WITH(entropy_band({.entropies = two, .checked = Array::of({1, 2, 3})}, run),
                    Contains("checked is 3 tokens long, but must be as long as the texts of `entropies`, 2"));
  CHECK_THROWS_WITH(entropy_band({.entropies = two, .window = 0}, run), Contains("window is 0"));
  CHECK_THROWS_WITH(entropy_band({.entropies = two, .width = 0}, run), Contains("width is 0"));
  const auto alike = entropy_band({.entropies = texts(2, 2, {1, 2, 1, 2}), .checked = Array::of({1, 2})}, run);
  CHECK(alike.outside == 0);
}

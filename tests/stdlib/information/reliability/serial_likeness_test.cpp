// SPDX-License-Identifier: MIT
#include "stdlib/information/reliability/serial_likeness.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "support/split_mix.h"

using namespace ansatz::information;

namespace {

/// Moving sums of ten normal numbers: autocorrelation 1 − lag/10 up to lag 10.
std::vector<double> moving_sums(std::uint64_t seed, std::size_t n) {
  const auto steps = support::normals(seed, n + 9);
  std::vector<double> out(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < 10; ++j) out[i] += steps[i + j];
  return out;
}

Points one_column(std::vector<double> values) {
  const std::size_t n = values.size();
  return {n, 1, std::move(values)};
}

}  // namespace

TEST_CASE("rows_that_count_as_one: of moving sums it is Bartlett's factor", "[information][reliability]") {
  // Ranks of normal numbers correlated by r are correlated by (6/π) asin(r/2).
  double wanted = 1;
  for (int lag = 1; lag < 10; ++lag) {
    const double rank = 6 / std::numbers::pi * std::asin((1 - lag / 10.0) / 2);
    wanted += 2 * rank * rank;
  }
  const auto x = one_column(moving_sums(81, 20000)), y = one_column(moving_sums(82, 20000));
  // Each autocorrelation is known to some √(7/20000) = 0.02, products of 0.5 on the average, nine that go together.
  CHECK(rows_that_count_as_one(x, y) == Approx(wanted).epsilon(0).margin(0.7));
  CHECK(wanted > 6);
}

TEST_CASE("rows_that_count_as_one: is 1 where one sample has no memory or is sorted", "[information][reliability]") {
  const auto x = one_column(moving_sums(83, 500));
  CHECK(rows_that_count_as_one(x, one_column(support::normals(84, 500))) == 1);
  auto sorted = moving_sums(85, 500);
  std::sort(sorted.begin(), sorted.end());
  CHECK(rows_that_count_as_one(x, one_column(sorted)) == 1);
  CHECK(rows_that_count_as_one(x, one_column(std::vector<double>(500, 2.0))) == 1);
  // Six deviations are never seen in a hundred samples.
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    REQUIRE(rows_that_count_as_one(one_column(support::normals(900 + seed, 90)),
                                   one_column(support::normals(1100 + seed, 90))) == 1);
}

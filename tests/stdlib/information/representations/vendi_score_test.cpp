// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/vendi_score.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

double vendi(const Array& x, std::string given = "similarity", double order = 1, std::vector<double> weights = {}) {
  Run run;
  return vendi_score({.x = x, .given = std::move(given), .order = order, .weights = std::move(weights)}, run);
}

}  // namespace

TEST_CASE("vendi score: meets the reference values", "[information][representations]") {
  const Array two = in_rows(2, {1, 0.5, 0.5, 1});
  CHECK(vendi(two) == Approx(1.7547653506033232).epsilon(1e-12));
  CHECK(vendi(two, "similarity", 2) == Approx(1.6).epsilon(1e-12));
  CHECK(vendi(two, "similarity", INFINITY) == Approx(4.0 / 3).epsilon(1e-12));
  const Array three = in_rows(3, {1, 0.5, 0.2, 0.5, 1, 0.3, 0.2, 0.3, 1});
  CHECK(vendi(three) == Approx(2.650453510754784).epsilon(1e-10));
  CHECK(vendi(three, "similarity", 2) == Approx(2.3936170212765973).epsilon(1e-10));
  CHECK(vendi(three, "similarity", INFINITY) == Approx(1.7815693456205186).epsilon(1e-10));
  CHECK(vendi(three, "similarity", 0.5) == Approx(2.81510090503816).epsilon(1e-10));
}

TEST_CASE("vendi score: counts samples that differ", "[information][representations]") {
  std::vector<double> identity(49), ones(49, 1.0);
  for (std::size_t i = 0; i < 7; ++i) identity[8 * i] = 1;
  CHECK(vendi(in_rows(7, identity)) == Approx(7).epsilon(1e-10));
  CHECK(vendi(in_rows(7, ones)) == Approx(1).epsilon(1e-10));
  CHECK(vendi(in_rows(7, identity), "features") == Approx(7).epsilon(1e-10));
  // Each sample twice changes nothing, and is the same as a weight of two.
  const Array x = cloud(9, 6, 3);
  auto twice = std::vector<double>(x.real().begin(), x.real().end());
  twice.insert(twice.end(), x.real().begin(), x.real().end());
  CHECK(vendi(in_rows(12, twice), "features") == Approx(vendi(x, "features")).epsilon(1e-10));
  auto once_more = std::vector<double>(x.real().begin(), x.real().end());
  once_more.insert(once_more.end(), x.real().begin(), x.real().begin() + 3);
  CHECK(vendi(in_rows(7, once_more), "features") == Approx(vendi(x, "features", 1, {2, 1, 1, 1, 1, 1})).epsilon(1e-10));
  // The cosines themselves as similarities: the other side of the same product.
  std::vector<double> cosines(36);
  const auto value = [&](std::size_t i, std::size_t a) { return x.real()[3 * i + a]; };
  const auto dot = [&](std::size_t i, std::size_t j) {
    return value(i, 0) * value(j, 0) + value(i, 1) * value(j, 1) + value(i, 2) * value(j, 2);
  };
  for (std::size_t i = 0; i < 6; ++i)
    for (std::size_t j = 0; j < 6; ++j) cosines[6 * i + j] = dot(i, j);
  Run run;
  CHECK(vendi_score({.x = in_rows(6, cosines), .given = "similarity", .order = 1, .weights = {}}, run) ==
        Approx(vendi(x, "features")).epsilon(1e-10));
  CHECK_THAT(run.warnings().at(0), Contains("the diagonal of x is off one"));
}

TEST_CASE("vendi score: refuses what is no similarity, by name", "[information][representations]") {
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 2, 2, 1})), Contains("whose smallest eigenvalue is -0.5"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0.5, 0.4, 1})), Contains("asymmetric by 0.1"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0, 0, 0, 1, 0})), Contains("of size 2 × 3"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {0, 0, 0, 1})), Contains("0 at place 1 of its diagonal"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {0, 0, 0, 1}), "features"), Contains("zero throughout row 1"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0, 0, 1}), "distance"), Contains("given is \"distance\""));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0, 0, 1}), "similarity", -1), Contains("order is -1"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0, 0, 1}), "similarity", 1, {1}), Contains("weights is 1 numbers"));
  CHECK_THROWS_WITH(vendi(in_rows(2, {1, 0, 0, 1}), "similarity", 1, {0, 0}), Contains("zero throughout"));
}

// Order 0 counts the directions there are: seven rows in three dimensions are three, whatever rounding leaves of the
// rest.
TEST_CASE("vendi score: of order 0 is the rank", "[information][representations]") {
  CHECK(vendi(cloud(9, 7, 3), "features", 0) == Approx(3).epsilon(1e-12));
  CHECK(vendi(in_rows(3, std::vector<double>(9, 1.0)), "similarity", 0) == Approx(1).epsilon(1e-12));
  const Array x = cloud(10, 30, 5);
  double last = INFINITY;
  for (const double order : {0.0, 0.1, 0.5, 1.0, 2.0, 10.0, HUGE_VAL}) {
    const double found = vendi(x, "features", order);
    CHECK(found <= last * (1 + 1e-12));
    last = found;
  }
}

// m kinds, each like itself alone, n of each: m whatever the order, though a mean of pairs would be 1/m.
TEST_CASE("vendi score: counts kinds, and falls with every kind that is dropped", "[information][representations]") {
  for (std::size_t kinds = 1; kinds <= 6; ++kinds) {
    std::vector<double> similarity(24 * 24);
    for (std::size_t i = 0; i < 24; ++i)
      for (std::size_t j = 0; j < 24; ++j) similarity[24 * i + j] = i % kinds == j % kinds;
    if (24 % kinds != 0) continue;
    for (const double order : {0.5, 1.0, 2.0})
      CHECK(vendi(in_rows(24, similarity), "similarity", order) == Approx(static_cast<double>(kinds)).epsilon(1e-10));
  }
}

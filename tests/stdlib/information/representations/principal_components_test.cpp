// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/principal_components.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

Array rows(std::size_t columns, std::vector<double> values) {
  const std::size_t count = values.size() / columns;
  return Array({{"", count}, {"", columns}}, std::move(values));
}

PrincipalCode code_of(const Array& x, int components, const char* scale = "none") {
  Run run;
  return principal_components({x, components, scale}, run);
}

}  // namespace

// On a line through (3, 1) in the direction (3, 4)/5 with variances 25 t² and, across it, of (−4, 3)/5.
TEST_CASE("principal_components: the widest axis comes first", "[information]") {
  const std::vector<double> along{-2, -1, 0, 1, 2}, across{0.1, -0.2, 0.2, -0.2, 0.1};
  std::vector<double> values;
  for (std::size_t i = 0; i < 5; ++i) {
    values.push_back(3 + 3 * along[i] - 0.8 * across[i]);
    values.push_back(1 + 4 * along[i] + 0.6 * across[i]);
  }
  const PrincipalCode two = code_of(rows(2, values), 2);
  CHECK(two.kept == Approx(1).epsilon(1e-14));
  CHECK(two.error == Approx(0).epsilon(0).margin(1e-7));
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(two.code.real()[2 * i] == Approx(5 * along[i]).epsilon(0).margin(1e-13));
    CHECK(std::abs(two.code.real()[2 * i + 1]) == Approx(std::abs(across[i])).epsilon(0).margin(1e-13));
  }
  const PrincipalCode one = code_of(rows(2, values), 1);
  CHECK(one.code.dimension(1).size == 1);
  CHECK(one.kept == Approx(50 / (50 + 0.14 / 5)).epsilon(1e-12));
  CHECK(one.error == Approx(std::sqrt(0.14 / 5 / 2)).epsilon(1e-9));  // two components share what is left
}

TEST_CASE("principal_components: columns of other units may be standardised", "[information]") {
  auto values = support::normals(3, 2000);
  for (std::size_t i = 0; i < values.size(); i += 2) values[i] *= 1e6;
  CHECK(code_of(rows(2, values), 1).kept > 0.999999);
  CHECK(code_of(rows(2, values), 1, "standard").kept == Approx(0.5).epsilon(0).margin(0.05));
}

TEST_CASE("principal_components: an image is a row", "[information]") {
  const auto values = support::normals(5, 20 * 6);
  const Array flat = rows(6, values), images({{"image", 20}, {"x", 2}, {"y", 3}}, values);
  const PrincipalCode a = code_of(flat, 3), b = code_of(images, 3);
  CHECK(a.code.same_values(b.code));
  CHECK(b.code.dimension(0).name == "image");
  // More components than rows: as many axes as there can be.
  CHECK(code_of(rows(6, support::normals(1, 18)), 6).kept == Approx(1).epsilon(1e-12));
}

TEST_CASE("principal_components: one value over and over has nothing to lose", "[information]") {
  const PrincipalCode found = code_of(rows(2, {1, 2, 1, 2, 1, 2}), 1);
  CHECK(found.kept == 1);
  CHECK(found.error == 0);
  for (const double v : found.code.real()) CHECK(v == 0);
}

TEST_CASE("principal_components: names what it refuses", "[information]") {
  CHECK_THROWS_WITH(code_of(rows(2, {1, 2, 3, 4}), 0), "principal_components: components is 0, but must be at least 1");
  CHECK_THROWS_WITH(code_of(rows(2, {1, 2, 3, 4}), 1, "copula"), Contains("scale is \"copula\""));
  CHECK_THROWS_WITH(code_of(rows(2, {1, NAN, 3, 4}), 1), Contains("NaN"));
  CHECK_THROWS_WITH(code_of(rows(2, {1, INFINITY, 3, 4}), 1), Contains("x"));
  CHECK_THROWS_AS(code_of(rows(2, {1, 2}), 1), ansatz::core::BadParameter);
  CHECK_THROWS_AS(code_of(Array({{"", 0}, {"", 2}}, std::vector<double>{}), 1), ansatz::core::BadParameter);
}

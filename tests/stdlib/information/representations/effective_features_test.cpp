// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/effective_features.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::in_rows;

namespace {

FeatureCount count(const Array& codes) {
  Run run;
  return effective_features({.codes = codes}, run);
}

}  // namespace

TEST_CASE("effective features: meets the reference value", "[information][representations]") {
  CHECK(count(in_rows(1, {4, 4, 2, 2})).features == Approx(3.779763149684619).epsilon(1e-12));
  CHECK(count(in_rows(2, {4, -1, 2, 0, 0, 3, 0, 2})).features == Approx(3.779763149684619).epsilon(1e-12));
}

TEST_CASE("effective features: is the number of features used alike, whatever their sign and scale",
          "[information][representations]") {
  for (const double scale : {1e-200, 1.0, 1e150}) {
    std::vector<double> codes(12 * 5);
    for (std::size_t t = 0; t < 12; ++t) codes[5 * t + t % 4] = t % 2 == 0 ? scale : -scale;
    const auto found = count(in_rows(12, codes));
    CHECK(found.features == Approx(4).epsilon(1e-12));
    CHECK(found.live == 4);
  }
  CHECK(count(in_rows(2, {0, 7, 0, 0, 1, 2})).live == 2);
  CHECK(count(Array::of({1, 2, 3})).features == 1);
}

TEST_CASE("effective features: has nothing to count in zeros, and refuses what it cannot read",
          "[information][representations]") {
  Run run;
  const auto found = effective_features({.codes = in_rows(2, {0, 0, 0, 0})}, run);
  CHECK(std::isnan(found.features));
  CHECK(found.live == 0);
  CHECK_THAT(run.warnings().at(0), Contains("codes is zero throughout"));
  CHECK_THROWS_WITH(count(in_rows(1, {1, NAN})), Contains("codes is 1 NaN among 2 values"));
  CHECK_THROWS_WITH(count(Array::of({})), Contains("codes is 0 rows"));
}

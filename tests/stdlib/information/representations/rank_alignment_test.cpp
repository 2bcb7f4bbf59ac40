// SPDX-License-Identifier: MIT
#include "stdlib/information/representations/rank_alignment.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "stdlib/core/error.h"
#include "support/rows.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::BadParameter;
using ansatz::core::Run;
using Catch::Matchers::Contains;
using support::cloud;
using support::in_rows;

namespace {

RankAlignment aligned(std::vector<Array> representations, bool centred = true) {
  Run run;
  return rank_alignment({std::move(representations), centred}, run);
}

/// Both ways along each of `used` axes of `components`, about a centre.
Array cross(std::size_t used, std::size_t components, double centre = 0) {
  std::vector<double> values(2 * used * components, centre);
  for (std::size_t i = 0; i < 2 * used; ++i) values[i * components + i / 2] += i % 2 == 0 ? 1 : -1;
  return in_rows(2 * used, values);
}

}  // namespace

TEST_CASE("rank alignment: of representations of known rank", "[information][representations]") {
  const auto found = aligned({cross(1, 3), cross(2, 2, 7), cross(4, 6)});
  CHECK(found.alignment == Approx(7.0 / 3 / 4).epsilon(0).margin(1e-13));
  CHECK(found.entropy_alignment == Approx((std::log(2) + std::log(4)) / 3 / std::log(4)).epsilon(0).margin(1e-13));
  const std::vector<double> ranks = {1, 2, 4};
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(found.ranks.real()[k] == Approx(ranks[k]).epsilon(0).margin(1e-13));
    CHECK(found.entropies.real()[k] == Approx(std::log(ranks[k])).epsilon(0).margin(1e-13));
  }
  CHECK(found.ranks.dimensions()[0].name == "representation");
}

// Views with a part in common, u, and two of their own, v and w, all orthogonal; together they have three directions of
// weights ½, ¼, ¼. Where they share all, the pair has the rank of its parts.
TEST_CASE("rank alignment: a pair that shares more is aligned better", "[information][representations]") {
  const Array one = in_rows(4, {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0});
  const Array other = in_rows(4, {1, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, -1});
  const Array both = in_rows(8, {1, 0, 0, -1, 0, 0, 0, 1, 0, 0, -1, 0, 1, 0, 0, -1, 0, 0, 0, 0, 1, 0, 0, -1});
  const double joint = std::exp(0.5 * std::log(2) + 0.5 * std::log(4));
  CHECK(aligned({one, other, both}).alignment == Approx((4 + joint) / 3 / joint).epsilon(0).margin(1e-13));
  CHECK(aligned({one, one, one}).alignment == Approx(1).epsilon(0).margin(1e-13));
  CHECK(aligned({one, one, one}).entropy_alignment == Approx(1).epsilon(0).margin(1e-13));
}

TEST_CASE("rank alignment: order and scale do not matter, the centre may", "[information][representations]") {
  const Array x = cloud(1, 30, 4), y = cloud(2, 50, 7);
  Array far = x;
  for (double& v : far.mutable_real()) v = 1e6 * v;
  CHECK(aligned({x, y}).alignment == Approx(aligned({y, far}).alignment).epsilon(0).margin(1e-12));
  CHECK(aligned({cross(2, 2, 100), cross(2, 2)}).alignment == Approx(1).epsilon(0).margin(1e-9));
  CHECK(aligned({cross(2, 2, 100), cross(2, 2)}, false).alignment < 0.8);
}

TEST_CASE("rank alignment: of what has no or one direction", "[information][representations]") {
  const Array line = in_rows(2, {1, 2, -1, -2});
  CHECK(aligned({line, line}).alignment == Approx(1).epsilon(0).margin(1e-12));
  CHECK(aligned({line, line}).entropy_alignment == 1);
  CHECK(aligned({line, cross(2, 2)}).entropy_alignment == Approx(0.5).epsilon(0).margin(1e-12));
  Run run;
  const auto nothing = rank_alignment({{in_rows(1, {3, 4}), cross(2, 2)}, true}, run);  // one row is its own mean
  CHECK(std::isnan(nothing.alignment));
  CHECK(std::isnan(nothing.entropy_alignment));
  REQUIRE(run.warnings().size() == 1);
  CHECK_THAT(run.warnings()[0], Contains("rank_alignment: representations is zero throughout"));
}

TEST_CASE("rank alignment: bad input", "[information][representations]") {
  CHECK_THROWS_AS(aligned({}), BadParameter);
  CHECK_THROWS_AS(aligned({cross(2, 2)}), BadParameter);
  CHECK_THROWS_AS(aligned({cross(2, 2), in_rows(1, {1, std::nan("")})}), BadParameter);
  CHECK_THROWS_AS(aligned({cross(2, 2), in_rows(1, {1, std::numeric_limits<double>::infinity()})}), BadParameter);
  CHECK_THROWS_AS(aligned({cross(2, 2), Array({{"sample", 0}, {"component", 2}}, std::vector<double>{})}),
                  BadParameter);
  CHECK_THROWS_AS(aligned({cross(2, 2), Array({{"a", 1}, {"b", 1}, {"c", 1}}, std::vector<double>{1})}), BadParameter);
  CHECK_THROWS_WITH(aligned({cross(2, 2)}), Contains("rank_alignment") && Contains("two or more"));
}

// SPDX-License-Identifier: MIT
#include "stdlib/agents/heading_rule.h"

#include <catch2/catch.hpp>
#include <numbers>
#include <vector>

#include "stdlib/agents/schools.h"

using namespace ansatz::agents;
using namespace ansatz::agents::schools;

namespace {

const ansatz::core::Stream kPlane(5);

Vec3 next(const HeadingRule& rule, Vec3 heading, Vec3 towards, const std::vector<double>& noise = {}) {
  ZoneSums seen;
  seen.towards = towards;
  return rule.next(heading, seen, noise, kPlane, 0);
}

Vec3 direction(std::uint64_t i) {
  const ansatz::core::Stream random(9);
  return unit({random.normal(3 * i), random.normal(3 * i + 1), random.normal(3 * i + 2)}, {1, 0, 0});
}

}  // namespace

TEST_CASE("heading_rule: two directions across a third make a right-handed frame, at the poles too",
          "[agents][couzin]") {
  std::vector<Vec3> all = {{0, 0, 1}, {0, 0, -1}, {1, 0, 0}, {0, -1, 0}, unit({1e-9, 0, -1}, {})};
  for (std::uint64_t i = 0; i < 100; ++i) all.push_back(direction(i));
  for (const Vec3 d : all) {
    const auto [first, second] = across(d);
    CHECK(length(first) == Approx(1).epsilon(1e-13));
    CHECK(length(second) == Approx(1).epsilon(1e-13));
    CHECK(std::fabs(dot(first, d)) < 1e-13);
    CHECK(std::fabs(dot(second, d)) < 1e-13);
    CHECK(length(cross(first, second) - d) < 1e-13);
  }
}

TEST_CASE("heading_rule: turns by the limit, in the plane of both, and no further than wanted", "[agents][couzin]") {
  const HeadingRule rule(Rule::rotation, 0.3, 0);
  for (std::uint64_t i = 0; i < 50; ++i) {
    const Vec3 from = direction(2 * i), to = direction(2 * i + 1), found = next(rule, from, 7 * to);
    const double wanted = angle_between(from, to);
    CHECK(angle_between(from, found) == Approx(std::min(wanted, 0.3)).epsilon(1e-12));
    CHECK(angle_between(found, to) == Approx(std::max(wanted - 0.3, 0.0)).epsilon(0).margin(1e-12));
  }
  CHECK(length(next(rule, {0, 1, 0}, {}) - Vec3{0, 1, 0}) == 0);  // nobody is seen
  const Vec3 back = next(rule, {1, 0, 0}, {-1, 0, 0});            // straight behind: in any plane
  CHECK(angle_between({1, 0, 0}, back) == Approx(0.3).epsilon(1e-12));
}

// A Gaussian (g1, g2) turns by σ √(g1² + g2²), about an axis across the heading.
TEST_CASE("heading_rule: noise turns by its length, across", "[agents][couzin]") {
  const HeadingRule rule(Rule::rotation, 1, 0.1);
  REQUIRE(rule.draws() == 2);
  const Vec3 d = direction(1);
  CHECK(angle_between(d, next(rule, d, {}, {3, 4})) == Approx(0.5).epsilon(1e-12));
  CHECK(angle_between(next(rule, d, {}, {3, 4}), next(rule, d, {}, {-3, -4})) == Approx(1.0).epsilon(1e-12));
  CHECK(length(next(rule, d, {}, {0, 0}) - d) < 1e-15);
  const HeadingRule decided(Rule::couzin2002, 0.2, 0.1);  // errs before it turns, and so turns no further than it may
  CHECK(angle_between(d, next(decided, d, {}, {3, 4})) == Approx(0.2).epsilon(1e-12));
}

// t = θ/φ of the way along the chord: at φ = π/2 and θ = π/6 that is atan(1/2), not π/6.
TEST_CASE("heading_rule: the published one mixes directions", "[agents][compat]") {
  const HeadingRule rule(Rule::dewi_kadita, std::numbers::pi / 6, 0.1);
  REQUIRE(rule.draws() == 3);
  const Vec3 found = rule.next(
      {1, 0, 0},
      [] {
        ZoneSums seen;
        seen.towards = {0, 2, 0};
        return seen;
      }(),
      {}, kPlane, 0);
  CHECK(std::atan2(found.y, found.x) == Approx(std::atan(0.5)).epsilon(1e-12));
  const Vec3 noisy = next(rule, {1, 0, 0}, {}, {1, -2, 3});
  CHECK(length(noisy - unit({1.1, -0.2, 0.3}, {})) < 1e-15);
}

// Of 4000 planes drawn evenly the mean direction aside has components of spread 1/√8000 = 0.011, and the mean of its
// double angle likewise; half of all planes left out makes 2/π of the former.
TEST_CASE("heading_rule: who wants straight back turns in any plane, evenly", "[agents][couzin]") {
  const HeadingRule rule(Rule::rotation, 0.3, 0);
  const auto [first, second] = across({1, 0, 0});
  constexpr int kDraws = 4000;
  double c1 = 0, s1 = 0, c2 = 0, s2 = 0;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    ZoneSums seen;
    seen.towards = {-1, 0, 0};
    const Vec3 found = rule.next({1, 0, 0}, seen, {}, kPlane, i);
    const double angle = std::atan2(dot(found, second), dot(found, first));
    c1 += std::cos(angle) / kDraws;
    s1 += std::sin(angle) / kDraws;
    c2 += std::cos(2 * angle) / kDraws;
    s2 += std::sin(2 * angle) / kDraws;
  }
  for (const double mean : {c1, s1, c2, s2}) CHECK(std::fabs(mean) < 0.05);
}

TEST_CASE("heading_rule: may turn by more than a right angle", "[agents][couzin]") {
  const double wanted = std::numbers::pi - 0.1;
  const Vec3 to{std::cos(wanted), std::sin(wanted), 0};
  CHECK(angle_between({1, 0, 0}, next(HeadingRule(Rule::rotation, 2.5, 0), {1, 0, 0}, to)) ==
        Approx(2.5).epsilon(1e-12));
  CHECK(length(next(HeadingRule(Rule::rotation, 100, 0), {1, 0, 0}, to) - to) < 1e-15);
  CHECK(length(next(HeadingRule(Rule::dewi_kadita, 100, 0), {1, 0, 0}, to) - to) < 1e-15);
}

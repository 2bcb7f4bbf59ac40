// SPDX-License-Identifier: MIT
#include "stdlib/information/neighbours/ksg_independence_test.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/reference_samples.h"

using namespace ansatz::information;
using namespace support;
using ansatz::core::Array;
using ansatz::core::Run;
using ansatz::core::Stream;
using Catch::Matchers::Contains;

namespace {

KsgIndependenceTest independence_about(std::vector<double> x, std::vector<double> y, int permutations = 99) {
  KsgIndependenceTest question;
  question.x = Array::of(std::move(x));
  question.y = Array::of(std::move(y));
  question.permutations = permutations;
  return question;
}

KsgIndependence estimate(const KsgIndependenceTest& question, std::uint64_t seed = 5) {
  Run run{Stream(seed)};
  return ksg_independence_test(question, run);
}

}  // namespace

TEST_CASE("ksg_independence_test: sees what correlation does not", "[information][neighbours]") {
  const auto x = normals(51, 300);
  auto y = normals(52, 300);
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = x[i] * x[i] + 0.5 * y[i];
  const auto found = estimate(independence_about(x, y));
  CHECK(found.p == 0.01);
  CHECK(found.excess > 0.2);
  CHECK(found.permuted.size() == 99);
  auto bits = independence_about(x, y);
  bits.base = "bit";
  CHECK(estimate(bits).excess == Approx(found.excess / std::log(2)).epsilon(1e-10));
  CHECK(estimate(independence_about(reference_x(), reference_y())).information ==
        Approx(0.23972652843917786).epsilon(1e-9));
}

TEST_CASE("ksg_independence_test: p is uniform where nothing hangs together", "[information][neighbours]") {
  // p ≤ 0.1 in 10 ± 3 of 100, four of that.
  int low = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    low += estimate(independence_about(normals(7000 + seed, 60), normals(8000 + seed, 60), 19), seed).p <= 0.1;
  CHECK(low == Approx(10).epsilon(0).margin(12));
}

TEST_CASE("ksg_independence_test: what z brings to both is no connection", "[information][neighbours]") {
  // x and y follow z in bends of their own, and nothing else.
  int low = 0, low_blind = 0, found = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto z = normals(9000 + seed, 200), shared = normals(9300 + seed, 200);
    auto x = normals(9100 + seed, 200), y = normals(9200 + seed, 200);
    auto linked = x;
    for (std::size_t i = 0; i < z.size(); ++i) {
      linked[i] = std::sin(z[i]) + 0.5 * shared[i];
      x[i] = std::sin(z[i]) + 0.5 * x[i];
      y[i] = z[i] * z[i] / 3 + z[i] + 0.5 * y[i];
    }
    auto question = independence_about(x, y, 19);
    low_blind += estimate(question, seed).p <= 0.1;
    question.given = Array::of(z);
    low += estimate(question, seed).p <= 0.1;
    // With a connection besides it is found.
    for (std::size_t i = 0; i < z.size(); ++i) y[i] += 0.5 * shared[i];
    question.x = Array::of(linked);
    question.y = Array::of(y);
    found += estimate(question, seed).p <= 0.1;
  }
  CHECK(low_blind == 40);
  CHECK(low <= 12);  // 4 ± 2 of 40, and a little for rows that are near and not equal in z
  CHECK(found >= 30);
}

TEST_CASE("ksg_independence_test: names what it refuses", "[information][neighbours]") {
  CHECK_THROWS_WITH(estimate(independence_about({1, 2, 3, 4}, {1, 2, 3, 4}, 0)),
                    "ksg_independence_test: permutations is 0, but must be at least 1");
  CHECK_THROWS_WITH(estimate(independence_about({1, 2, 3, 4}, {1, 2, 3})), Contains("y is 3 rows"));
  auto question = independence_about({1, 2, 3, 4, 5}, {1, 2, 3, 4, 5});
  question.given = Array::of({1, 2, 3, 4, 5});
  CHECK_THROWS_WITH(estimate(question), "ksg_independence_test: near is 5, but must be in [1, 5)");
  question.neighbours = 5;
  CHECK_THROWS_WITH(estimate(question), Contains("neighbours is 5"));
  CHECK_THROWS_WITH(estimate(independence_about({1, 2, NAN}, {1, 2, 3})), Contains("x is 1 NaN"));
}

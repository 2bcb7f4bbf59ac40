// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "stdlib/bottleneck/channels/gaussian_capacity.h"
#include "stdlib/bottleneck/channels/gaussian_rate_distortion.h"
#include "stdlib/core/error.h"
#include "support/split_mix.h"

using namespace ansatz::bottleneck;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using Catch::Contains;

namespace {

Array number(double value) { return Array({}, std::vector<double>{value}); }
Array square(std::size_t n, std::vector<double> cells) {
  return Array({Dimension("", n), Dimension("", n)}, std::move(cells));
}
// Cells are sums and products of a dozen numbers near 1.
Approx near(double value) { return Approx(value).epsilon(0).margin(1e-13); }

}  // namespace

TEST_CASE("gaussian_rate_distortion: fills the reverse of water", "[bottleneck][gaussian_rate_distortion]") {
  Run run;
  const auto found = gaussian_rate_distortion({Array::of({4, 1, .25}), Array::of({1, 3, 5.25, 100, .3})}, run);
  CHECK(found.rate.number(0) == near(1.6739764335716716));
  CHECK(found.level.number(0) == near(0.375));
  CHECK(found.level.number(1) == near(1.75));  // one component is told, two are lost: 1 + 0.25 + 1.75
  CHECK(found.shares.number(3) == near(1.75));
  CHECK(found.shares.number(4) == near(1));
  CHECK(found.rate.number(2) == 0);
  CHECK(found.rate.number(3) == 0);
  CHECK(found.level.number(3) == 4);
  CHECK(found.level.number(4) == near(0.1));
  CHECK(found.rate.number(4) == near(0.5 * std::log(4 * 1 * 0.25 / 1e-3)));
}

TEST_CASE("gaussian_capacity: fills the quietest channels first", "[bottleneck][gaussian_capacity]") {
  Run run;
  const auto found = gaussian_capacity({Array::of({1, 2, 4}), Array::of({3, 0.5, 0, 8})}, run);
  CHECK(found.capacity.number(0) == near(0.7520386983881371));
  CHECK(found.level.number(0) == near(3));
  CHECK(found.powers.number(0) == near(2));
  CHECK(found.powers.number(1) == near(1));
  CHECK(found.powers.number(2) == 0);
  CHECK(found.capacity.number(1) == near(0.5 * std::log(1.5)));
  CHECK(found.capacity.number(2) == 0);
  CHECK(found.level.number(3) == near(5));
  CHECK(gaussian_capacity({Array::of({1}), number(15), std::string("bit")}, run).capacity.number(0) == near(2));
}

TEST_CASE("water-filling: spends what it has, and no trade between two components gains",
          "[bottleneck][gaussian_capacity]") {
  support::SplitMix random{5};
  Run run;
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<double> v(7);
    for (double& one : v) one = 0.01 + random.uniform();
    const double budget = 3 * random.uniform() + 1e-3;
    const auto capacity = gaussian_capacity({Array::of(v), number(budget)}, run);
    const auto rate = gaussian_rate_distortion({Array::of(v), number(budget)}, run);
    double spent = 0, erred = 0, all = 0;
    for (std::size_t i = 0; i < v.size(); ++i) {
      const double power = capacity.powers.number(i), error = rate.shares.number(i);
      spent += power;
      erred += error;
      all += v[i];
      // The conditions of Karush, Kuhn and Tucker: equal marginal gains where something is spent, smaller ones
      // elsewhere.
      if (power > 0) CHECK(v[i] + power == Approx(capacity.level.number(0)).epsilon(0).margin(1e-12));
      if (power == 0) CHECK(v[i] >= capacity.level.number(0) - 1e-12);
      if (error < v[i]) CHECK(error == Approx(rate.level.number(0)).epsilon(0).margin(1e-12));
      if (error == v[i]) CHECK(v[i] <= rate.level.number(0) + 1e-12);
    }
    CHECK(spent == Approx(budget).epsilon(0).margin(1e-12));
    CHECK(erred == Approx(std::min(budget, all)).epsilon(0).margin(1e-12));
  }
}

TEST_CASE("water-filling: takes a covariance matrix by its eigenvalues", "[bottleneck][gaussian_capacity]") {
  Run run;
  const Array turned = square(2, {2.5, 1.5, 1.5, 2.5});  // eigenvalues 4 and 1
  CHECK(gaussian_rate_distortion({turned, number(1)}, run).rate.number(0) == near(0.5 * std::log(16)));
  CHECK(gaussian_capacity({turned, number(3)}, run).powers.number(1) == near(3));
  const Array flat = square(2, {1, 1, 1, 1});  // one direction has no variance
  CHECK(gaussian_rate_distortion({flat, number(0.5)}, run).rate.number(0) == near(0.5 * std::log(4)));
  CHECK_THROWS_WITH(gaussian_capacity({flat, number(1)}, run), Contains("0 in some direction"));
}

TEST_CASE("water-filling: refuses what has no variance, and budgets below 0", "[bottleneck][gaussian_capacity]") {
  Run run;
  const Array some = Array::of({1, 2});
  CHECK_THROWS_WITH(gaussian_rate_distortion({Array::of({1, -2}), number(1)}, run), Contains("variances is -2"));
  CHECK_THROWS_WITH(gaussian_rate_distortion({Array::of({1, NAN}), number(1)}, run), Contains("at element 2"));
  CHECK_THROWS_WITH(gaussian_rate_distortion({square(2, {1, 2, 0, 1}), number(1)}, run), Contains("not symmetric"));
  CHECK_THROWS_WITH(gaussian_rate_distortion({square(2, {1, 2, 2, 1}), number(1)}, run), Contains("as an eigenvalue"));
  CHECK_THROWS_WITH(gaussian_rate_distortion({some, number(0)}, run), Contains("distortion is 0"));
  CHECK_THROWS_WITH(gaussian_rate_distortion({Array::of({}), number(1)}, run), Contains("variances"));
  CHECK_THROWS_WITH(gaussian_capacity({some, number(-1)}, run), Contains("power is -1"));
  CHECK_THROWS_WITH(gaussian_capacity({some, number(INFINITY)}, run), Contains("power is inf"));
  CHECK_THROWS_WITH(gaussian_capacity({Array::of({1, 0}), number(1)}, run), Contains("above 0"));
  CHECK_THROWS_WITH(gaussian_capacity({number(1), number(1)}, run),
                    "gaussian_capacity: noise is a number, but must be a list of variances, or a covariance matrix");
}

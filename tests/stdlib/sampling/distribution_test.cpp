// SPDX-License-Identifier: MIT
#include "stdlib/sampling/distribution.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "stdlib/core/declare/invoke.h"
#include "stdlib/core/error.h"
#include "stdlib/sampling/module.h"

using namespace ansatz;
using namespace ansatz::sampling;
using Catch::Matchers::Contains;

namespace {

core::Run quiet;

struct Family {
  Distribution distribution;
  std::function<double(double)> cdf;
  double low, high;
};

std::vector<Family> families() {
  namespace bm = boost::math;
  const double inf = std::numeric_limits<double>::infinity();
  const auto of = [](auto distribution) { return [distribution](double x) { return bm::cdf(distribution, x); }; };
  const bm::normal whole(2, 3);
  const auto tail = [whole](double low, double high) {
    return [=](double x) {
      return (bm::cdf(bm::complement(whole, low)) - bm::cdf(bm::complement(whole, x))) /
             (bm::cdf(bm::complement(whole, low)) - bm::cdf(bm::complement(whole, high)));
    };
  };
  return {
      {uniform({-1, 3}, quiet), [](double x) { return (x + 1) / 4; }, -1, 3},
      {normal({2, 3}, quiet), of(whole), -inf, inf},
      {truncated_normal({2, 3, 0, 4}, quiet), tail(0, 4), 0, 4},
      {truncated_normal({2, 3, 30, 40}, quiet), tail(30, 40), 30, 40},  // nine standard deviations out
      {log_uniform({0.1, 1000}, quiet), [](double x) { return std::log(x / 0.1) / std::log(1e4); }, 0.1, 1000},
      {log_normal({3, 0.7}, quiet), of(bm::lognormal(std::log(3), 0.7)), 0, inf},
      {exponential({2}, quiet), of(bm::exponential(0.5)), 0, inf},
      {gamma({2.5, 3}, quiet), of(bm::gamma_distribution<>(2.5, 3)), 0, inf},
      {beta({0.5, 2, 0, 10}, quiet), [](double x) { return bm::cdf(bm::beta_distribution<>(0.5, 2), x / 10); }, 0, 10},
      {triangular({0, 3, 4}, quiet), of(bm::triangular(0, 3, 4)), 0, 4},
      {triangular({0, 0, 4}, quiet), of(bm::triangular(0, 0, 4)), 0, 4},
  };
}

}  // namespace

TEST_CASE("distributions: have the quantiles that invert their distribution functions", "[sampling]") {
  for (const Family& family : families()) {
    INFO(family.distribution.family);
    double before = -std::numeric_limits<double>::infinity();
    for (const double p : {1e-9, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1 - 1e-9}) {
      const double x = quantile_of(family.distribution, p);
      CHECK(x > before);
      CHECK(x >= family.low);
      CHECK(x <= family.high);
      // A probability near 1 cannot be told better than to its last digit.
      CHECK(family.cdf(x) == Approx(p).epsilon(1e-9).margin(1e-14));
      before = x;
    }
    CHECK(quantile_of(family.distribution, 0) == Approx(family.low));
    CHECK(quantile_of(family.distribution, 1) == Approx(family.high));
  }
}

TEST_CASE("integers: are all equally likely, ends included", "[sampling]") {
  const Distribution die = integers({1, 6}, quiet);
  int counts[7] = {};
  for (int i = 0; i < 600; ++i) ++counts[static_cast<int>(quantile_of(die, (i + 0.5) / 600))];
  for (int face = 1; face <= 6; ++face) CHECK(counts[face] == 100);
  CHECK(quantile_of(die, 0) == 1);
  CHECK(quantile_of(die, 1) == 6);
  CHECK(quantile_of(integers({-3, -3}, quiet), 0.7) == -3);
}

TEST_CASE("distributions: refuse ends that are not in order", "[sampling]") {
  CHECK_THROWS_WITH(uniform({1, 1}, quiet), "uniform: high is 1, but must be above low, which is 1");
  CHECK_THROWS_WITH(log_uniform({10, 1}, quiet), "log_uniform: high is 1, but must be above low, which is 10");
  CHECK_THROWS_WITH(triangular({0, 5, 4}, quiet), "triangular: mode is 5, but must be in [0, 4]");
  CHECK_THROWS_WITH(integers({5, 4}, quiet), "integers: high is 4, but must be at least low, which is 5");
  CHECK_THROWS_WITH(quantile_of(uniform({0, 1}, quiet), std::nan("")), Contains("p is"));
  CHECK_THROWS_WITH(quantile_of({"normal", {1}}, 0.5), Contains("distribution is normal with 1 parameters"));
}

TEST_CASE("distributions: are values that a script may keep, pass and ask", "[sampling]") {
  core::Registry registry;
  declare(registry);
  const core::Value arguments[] = {2.0, 3.0};
  const core::Value made = core::invoke(*registry.find("sampling.normal"), arguments, {}, quiet, registry);
  REQUIRE(made.get<core::Record>());
  CHECK(made.get<core::Record>()->type == "distribution");
  const core::Value asked[] = {made, core::Array::of({0.5, 0.975})};
  const core::Value quantiles = core::invoke(*registry.find("sampling.quantile"), asked, {}, quiet, registry);
  CHECK(quantiles.get<core::Array>()->number(0) == 2);
  CHECK(quantiles.get<core::Array>()->number(1) == Approx(2 + 3 * 1.959963984540054).epsilon(1e-14));
  const core::Value negative[] = {2.0, -3.0};
  CHECK_THROWS_WITH(core::invoke(*registry.find("sampling.normal"), negative, {}, quiet, registry),
                    Contains("normal: sd is -3, but must be above 0"));
}

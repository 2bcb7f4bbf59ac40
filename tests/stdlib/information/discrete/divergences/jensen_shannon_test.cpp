// SPDX-License-Identifier: MIT
#include "stdlib/information/discrete/divergences/jensen_shannon.h"
#include "stdlib/information/discrete/divergences/two_distributions.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Dimension;
using ansatz::core::Run;
using ansatz::information::divergences::kP;
using ansatz::information::divergences::kQ;
using Catch::Matchers::Contains;

namespace {

double divergence(JensenShannon question) {
  Run run;
  const Array found = jensen_shannon(question, run);
  REQUIRE(found.rank() == 0);
  return found.real()[0];
}

Array density(double centre, std::size_t n) {
  std::vector<double> x(n), rho(n);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = -15 + 30 * static_cast<double>(i) / static_cast<double>(n);
    rho[i] = std::exp(-0.5 * (x[i] - centre) * (x[i] - centre));
  }
  Array out({Dimension("x", Array::along("x", x))}, rho);
  out.density_over = {"x"};
  return out;
}

}  // namespace

TEST_CASE("jensen_shannon: meets the reference value", "[information][jensen_shannon]") {
  CHECK(divergence({{kP, kQ}}) == Approx(0.0508746125395985).epsilon(1e-12));
  CHECK(divergence({{kP, kQ}, {}, "", "bit"}) == Approx(0.0508746125395985 / std::numbers::ln2).epsilon(1e-12));
}

TEST_CASE("jensen_shannon: is the entropy of the mixture less the mean entropy", "[information][jensen_shannon]") {
  const Array r = Array::of({0.05, 0.05, 0.9});
  const std::vector<double> w{0.5, 0.3, 0.2};
  const auto entropy = [](std::initializer_list<double> p) {
    double h = 0;
    for (const double v : p) h -= v * std::log(v);
    return h;
  };
  const double wanted = entropy({0.5 * 0.5 + 0.3 * 0.2 + 0.2 * 0.05, 0.5 * 0.3 + 0.3 * 0.5 + 0.2 * 0.05,
                                 0.5 * 0.2 + 0.3 * 0.3 + 0.2 * 0.9}) -
                        0.5 * entropy({0.5, 0.3, 0.2}) - 0.3 * entropy({0.2, 0.5, 0.3}) -
                        0.2 * entropy({0.05, 0.05, 0.9});
  CHECK(divergence({{kP, kQ, r}, w}) == Approx(wanted).epsilon(1e-12));
}

TEST_CASE("jensen_shannon: lies between 0 and the entropy of the weights", "[information][jensen_shannon]") {
  CHECK(divergence({{kP, kP, kP}}) == 0);
  const Array a = Array::of({1, 0, 0}), b = Array::of({0, 1, 0}), c = Array::of({0, 0, 1});
  CHECK(divergence({{a, b}}) == Approx(std::numbers::ln2).epsilon(1e-14));
  CHECK(divergence({{a, b, c}}) == Approx(std::log(3.0)).epsilon(1e-14));
  CHECK(divergence({{a, b}, {1, 0}}) == 0);
  // Nearly equal distributions keep their digits: JS ≈ Σ δ²/(8p) for ±δ.
  const double d = 1e-7;
  const double tiny = divergence({{kP, Array::of({0.5 + d, 0.3 - d, 0.2})}});
  CHECK(tiny == Approx(d * d / 8 * (1 / 0.5 + 1 / 0.3)).epsilon(1e-5).margin(0));  // the next order is d³
}

TEST_CASE("jensen_shannon: of densities does not depend on the grid", "[information][jensen_shannon]") {
  const double coarse = divergence({{density(-1, 80), density(1.5, 80)}});
  CHECK(coarse == Approx(divergence({{density(-1, 3000), density(1.5, 3000)}})).epsilon(1e-9));
  CHECK(coarse > 0);
  CHECK(coarse < std::numbers::ln2);
  CHECK(divergence({{density(-8, 400), density(8, 400)}}) == Approx(std::numbers::ln2).epsilon(1e-9));
}

TEST_CASE("jensen_shannon: gives one value for each remaining index", "[information][jensen_shannon]") {
  Run run;
  const Array p({Dimension("time", 2), Dimension("state", 2)}, std::vector<double>{1, 0, 0.5, 0.5});
  const Array q({Dimension("time", 2), Dimension("state", 2)}, std::vector<double>{0, 1, 0.5, 0.5});
  const Array js = jensen_shannon({{p, q}, {}, "state"}, run);
  REQUIRE(js.rank() == 1);
  CHECK(js.real()[0] == Approx(std::numbers::ln2));
  CHECK(js.real()[1] == 0);
}

TEST_CASE("jensen_shannon: names what it refuses", "[information][jensen_shannon]") {
  Run run;
  CHECK_THROWS_WITH(jensen_shannon({{kP}}, run), Contains("at least 2 distributions"));
  CHECK_THROWS_WITH(jensen_shannon({{kP, Array::of({0.5, 0.5})}}, run), Contains("of one shape"));
  CHECK_THROWS_WITH(jensen_shannon({{kP, kQ}, {0.5, 0.4, 0.1}}, run), Contains("one for each of the 2"));
  CHECK_THROWS_WITH(jensen_shannon({{kP, kQ}, {0.5, 0.6}}, run), Contains("sums to 1.1"));
  CHECK_THROWS_WITH(jensen_shannon({{density(0, 80), density(0, 81)}}, run), Contains("of one shape"));
  Array shifted = density(0, 80);
  auto points = shifted.coordinate_values(0);
  for (double& x : points) x += 1;
  Array other({Dimension("x", Array::along("x", points))}, std::vector<double>(80, 1.0));
  other.density_over = {"x"};
  CHECK_THROWS_WITH(jensen_shannon({{density(0, 80), other}}, run), Contains("different coordinates"));
}

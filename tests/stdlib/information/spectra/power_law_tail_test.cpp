// SPDX-License-Identifier: MIT
#include "stdlib/information/spectra/power_law_tail.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/split_mix.h"

using namespace ansatz::information;
using ansatz::core::Array;
using ansatz::core::Run;
using Catch::Matchers::Contains;

namespace {

PowerLaw fit(std::vector<double> x, std::optional<double> start = {}, int fewest = 2, bool both_sides = false) {
  Run run;
  PowerLawTail question;
  question.x = Array::of(std::move(x));
  question.start = start;
  question.fewest = fewest;
  question.both_sides = both_sides;
  return power_law_tail(question, run);
}

/// Quantiles of a Pareto law from 1 on at evenly spaced shares.
std::vector<double> pareto_quantiles(std::size_t n, double exponent) {
  std::vector<double> out;
  for (std::size_t j = 0; j < n; ++j)
    out.push_back(std::pow(1 - (static_cast<double>(j) + 0.5) / static_cast<double>(n), -1 / (exponent - 1)));
  return out;
}

/// The definition, every start and every value.
PowerLaw plainly(std::vector<double> x, bool both_sides) {
  std::sort(x.begin(), x.end());
  PowerLaw best;
  best.distance = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const auto n = static_cast<double>(x.size() - i);
    double sum = 0, farthest = 0;
    for (std::size_t k = i; k < x.size(); ++k) sum += std::log(x[k] / x[i]);
    const double exponent = 1 + n / sum;
    for (std::size_t k = i; k < x.size(); ++k) {
      const double below = 1 - std::pow(x[k] / x[i], 1 - exponent), before = static_cast<double>(k - i) / n;
      farthest = std::max({farthest, std::abs(below - before), both_sides ? std::abs(below - before - 1 / n) : 0});
    }
    if (farthest < best.distance) best = {exponent, x[i], farthest, (exponent - 1) / std::sqrt(n), static_cast<int>(n)};
  }
  return best;
}

}  // namespace

TEST_CASE("power law tail: meets the reference value of Pareto quantiles", "[information][spectra]") {
  // Evaluated in Python from the definition.
  const PowerLaw law = fit(pareto_quantiles(1000, 2.5));
  CHECK(law.start == Approx(1.000333472283979).epsilon(1e-12));
  CHECK(law.exponent == Approx(2.5012710616011047).epsilon(1e-9));
  CHECK(law.distance == Approx(0.0006726060434378844).epsilon(1e-9));
  CHECK(law.error == Approx(0.0474743593995844).epsilon(1e-9));
  CHECK(law.count == 1000);
}

TEST_CASE("power law tail: takes the nearest of all starts", "[information][spectra]") {
  const bool both_sides = GENERATE(false, true);
  for (const std::uint64_t seed : {1, 2, 3}) {
    auto x = support::normals(seed, 150);
    for (double& v : x) v = std::exp(v);
    const PowerLaw law = fit(x, {}, 2, both_sides), wanted = plainly(x, both_sides);
    CHECK(law.start == wanted.start);
    CHECK(law.count == wanted.count);
    CHECK(law.exponent == Approx(wanted.exponent).epsilon(1e-11));
    CHECK(law.distance == Approx(wanted.distance).epsilon(1e-10));
    CHECK(law.error == Approx(wanted.error).epsilon(1e-11));
  }
}

TEST_CASE("power law tail: finds a tail above a body that is none", "[information][spectra]") {
  // 3000 values even in (0, 1) and a Pareto tail of exponent 2.5 from 1 on. Any start from 1 on is right; of the
  // values beyond it a thousand or more are left, so that the exponent's standard error is 0.05 at most.
  auto x = support::uniforms(4, 3000);
  for (const double u : support::uniforms(5, 3000)) x.push_back(std::pow(u, -1 / 1.5));
  const PowerLaw law = fit(x);
  CHECK(law.start > 0.98);
  CHECK(law.count > 1000);
  CHECK(law.exponent == Approx(2.5).epsilon(0).margin(0.2));
}

TEST_CASE("power law tail: does not depend on the unit or the order", "[information][spectra]") {
  auto x = pareto_quantiles(60, 3);
  const PowerLaw law = fit(x);
  std::reverse(x.begin(), x.end());
  for (double& v : x) v *= 1e100;
  const PowerLaw scaled = fit(x);
  CHECK(scaled.exponent == Approx(law.exponent).epsilon(1e-10));
  CHECK(scaled.distance == Approx(law.distance).epsilon(1e-9));
  CHECK(scaled.start == Approx(1e100 * law.start).epsilon(1e-12));
}

TEST_CASE("power law tail: takes a start that is given, among the values or between", "[information][spectra]") {
  // α = 1 + 3/(ln 2 + ln 4 + ln 8) = 1 + 1/ln 4 from 1 on.
  const PowerLaw law = fit({0.5, 2, 4, 8}, 1);
  CHECK(law.start == 1);
  CHECK(law.count == 3);
  CHECK(law.exponent == Approx(1 + 1 / std::log(4)).epsilon(1e-14));
  CHECK(law.error == Approx((law.exponent - 1) / std::sqrt(3)).epsilon(1e-14));
  const auto x = pareto_quantiles(200, 2.5);
  const PowerLaw chosen = fit(x), given = fit(x, chosen.start);
  CHECK(given.exponent == Approx(chosen.exponent).epsilon(1e-13));
  CHECK(given.count == chosen.count);
}

TEST_CASE("power law tail: keeps as many values as it is told", "[information][spectra]") {
  const auto x = support::uniforms(7, 50);
  CHECK(fit(x, {}, 40).count >= 40);
  CHECK(fit(x, {}, 50).count == 50);
  // Three equal largest values: no tail begins among them.
  CHECK(fit({1, 2, 3, 5, 5, 5}).start < 5);
  CHECK(fit({1, 2}).exponent == Approx(1 + 2 / std::log(2)).epsilon(1e-14));
}

TEST_CASE("power law tail: names what it refuses", "[information][spectra]") {
  CHECK_THROWS_WITH(fit({}), Contains("x is 0 values"));
  CHECK_THROWS_WITH(fit({3}), Contains("x is 1 value"));
  CHECK_THROWS_WITH(fit({3, 3, 3}), "power_law_tail: x is 3 throughout, but must be of two different values at least");
  CHECK_THROWS_WITH(fit({1, 0, 2}), "power_law_tail: x is 0 somewhere, but must be above 0");
  CHECK_THROWS_WITH(fit({1, -4, 2}), Contains("x is -4 somewhere"));
  CHECK_THROWS_WITH(fit({1, NAN}), Contains("1 NaN among 2 values"));
  CHECK_THROWS_WITH(fit({1, INFINITY}), Contains("infinite"));
  CHECK_THROWS_WITH(fit({1, 2, 3}, {}, 1), "power_law_tail: fewest is 1, but must be in [2, 3], the number of values");
  CHECK_THROWS_WITH(fit({1, 2, 3}, {}, 4), Contains("fewest is 4"));
  CHECK_THROWS_WITH(fit({1, 2, 3}, 0.0), Contains("start is 0, but must be above 0"));
  CHECK_THROWS_WITH(fit({1, 2, 3}, NAN), Contains("start is nan"));
  CHECK_THROWS_WITH(fit({1, 2, 3}, 2.5),
                    "power_law_tail: start is 2.5, with 1 values from there on, but must be so low "
                    "that two different values are left");
  CHECK_THROWS_WITH(fit({1, 3, 3}, 3.0), Contains("start is 3, with 2 values"));
}
